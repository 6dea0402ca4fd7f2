import { type AnomalyId, androidBase64, anomaly, anomalyDefinitions, decodeBody, printable } from '@phonehome/shared';
import fc from 'fast-check';
import t from 'tap';
import { anyText } from '../support.ts';

const json = (text: string): string => androidBase64(Buffer.from(text));

/** For each anomaly that the decoder can find: bodies that have it, and where it is. */
const examples: Partial<Record<AnomalyId, readonly (readonly [body: string, where: string])[]>> = {
  'body-not-base64': [
    ['e', 'body'],
    ['[]', 'body'],
    ['e30==e30=', 'body'],
    ['\n', 'body'],
  ],
  'body-not-json': [
    [json('{"REGVER":'), 'body'],
    [json('[]'), 'body'],
    [json('null'), 'body'],
    [json('"text"'), 'body'],
    [json('{"a":"b",}'), 'body'],
    [json("{'a':'b'}"), 'body'],
  ],
  'value-not-a-string': [[json('{"UETYPE":1}'), 'field:UETYPE']],
  'field-unknown': [[json('{"WEATHER":"fair"}'), 'field:WEATHER']],
  'body-not-utf8': [[Buffer.from('{"\xff":""}', 'latin1').toString('base64'), 'body']],
  'field-missing': [[json('{"REGVER":"7.0"}'), 'field:MEID']],
  'version-unknown': [
    [json('{"REGVER":"6.5"}'), 'field:REGVER'],
    [json('{}'), 'field:REGVER'],
  ],
};

for (const [id, bodies] of Object.entries(examples)) {
  t.test(`${id}: ${anomalyDefinitions[id as AnomalyId].meaning}`, async (t) => {
    for (const [body, where] of bodies) {
      const found = decodeBody(Buffer.from(body)).anomalies.filter((one) => one.id === id);
      t.ok(
        found.some((one) => one.where === where),
        JSON.stringify(body),
      );
    }
  });
}

t.test('a value that is no string is kept as its source text, digit for digit', async (t) => {
  const kept = (value: string) => decodeBody(Buffer.from(json(`{"SIM1ICCID":${value}}`))).report?.SIM1ICCID;
  t.equal(kept('1'), '1');
  t.equal(kept('true'), 'true');
  t.equal(kept('null'), 'null');
  t.equal(kept('[1,{"a":"b"}]'), '[1,{"a":"b"}]');
  t.equal(kept('{"a" : [1.0, "}\\\""]}'), '{"a" : [1.0, "}\\\""]}', 'white space and zeros included');
  t.equal(kept('-1.50e+2'), '-1.50e+2');
  t.equal(kept('89000123456789012341'), '89000123456789012341', 'a card number sent as a JSON number');
  t.equal(kept('7.0'), '7.0', 'a version sent as a JSON number');
});

t.test('__proto__ as the name of a field is plain data', async (t) => {
  const { report, anomalies } = decodeBody(Buffer.from(json('{"__proto__":"x","constructor":{"polluted":"yes"}}')));
  t.strictSame(Object.entries(report ?? {}), [
    ['__proto__', 'x'],
    ['constructor', '{"polluted":"yes"}'],
  ]);
  t.equal(Object.getPrototypeOf(report), Object.prototype);
  t.notOk('polluted' in {});
  t.strictSame(
    anomalies.filter(({ id }) => id === 'field-unknown').map(({ where }) => where),
    ['field:__proto__', 'field:constructor'],
  );
});

t.test('text is made printable: ASCII as it is, everything else as \\u escapes', async (t) => {
  t.equal(printable('plain ~ text'), 'plain ~ text');
  t.equal(printable('\u001b[31mred\r\n'), '\\u001b[31mred\\u000d\\u000a');
  t.equal(printable('æ中\u{1f4f1}'), '\\u00e6\\u4e2d\\ud83d\\udcf1');
});

t.test('whatever was seen, an anomaly is at most 200 characters of printable ASCII', async () => {
  const long = anyText.map((text) => text.repeat(50));
  fc.assert(
    fc.property(fc.oneof(anyText, long), (text) => {
      const { where, saw } = anomaly('field-unknown', `field:${text}`, text);
      return [where, saw].every((shown) => /^[\x20-\x7e]{0,200}$/.test(shown));
    }),
  );
});
