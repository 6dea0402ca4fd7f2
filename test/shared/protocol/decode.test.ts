import {
  androidBase64,
  androidJson,
  decodeBody,
  encodePhoneRequest,
  parseRequest,
  reportVersions,
} from '@phonehome/shared';
import fc from 'fast-check';
import t from 'tap';
import { anyText } from '../support.ts';

const bodyOf = (json: string): Buffer => Buffer.from(androidBase64(Buffer.from(json, 'utf8')), 'latin1');
const anyVersion = fc.constantFrom(...reportVersions.values());

t.test('what the phone encodes, the server decodes to the same report, without anomalies', async () => {
  fc.assert(
    fc.property(anyVersion, fc.array(anyText, { minLength: 30, maxLength: 30 }), ({ regver, fields }, texts) => {
      const report = Object.fromEntries(fields.map((name, i) => [name, name === 'REGVER' ? regver : (texts[i] ?? '')]));
      const { report: decoded, anomalies } = decodeBody(parseRequest(encodePhoneRequest(report)).body);
      // A lone surrogate has no UTF-8: on the wire, it is the replacement character.
      const sent = Object.entries(report).map(([name, text]) => [name, text.toWellFormed()]);
      return anomalies.length === 0 && JSON.stringify(Object.entries(decoded ?? {})) === JSON.stringify(sent);
    }),
  );
});

t.test('decoding never throws: any bytes give a report or a reason', async () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const { report, anomalies } = decodeBody(bytes);
      return report !== null || anomalies.length > 0;
    }),
    { numRuns: 1_000 },
  );
});

t.test('decoding never throws: any bytes in base64 give a report or a reason', async () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const { report, anomalies } = decodeBody(Buffer.from(androidBase64(bytes)));
      return report !== null || anomalies.length > 0;
    }),
    { numRuns: 1_000 },
  );
});

t.test('decoding never throws: any JSON gives texts only, or a reason', async () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), (json) => {
      const { report, anomalies } = decodeBody(bodyOf(json));
      return report === null
        ? anomalies.some(({ id }) => id === 'body-not-json')
        : Object.values(report).every((value) => typeof value === 'string');
    }),
    { numRuns: 1_000 },
  );
});

t.test('decoding never throws: JSON nested a hundred thousand deep gives a report or a reason', async (t) => {
  const depth = 100_000;
  for (const json of ['['.repeat(depth) + ']'.repeat(depth), `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`]) {
    t.ok(decodeBody(bodyOf(`{"SWVER":${json}}`)).anomalies.length > 0);
  }
});

t.test('line feeds, carriage returns or none: the base64 of every known client is taken', async (t) => {
  const plain = Buffer.from(androidJson([['REGVER', '7.0']])).toString('base64');
  for (const text of [plain, `${plain}\n`, `${plain}\r\n`, `${plain.slice(0, 5)}\r\n${plain.slice(5)}\n`]) {
    t.strictSame(decodeBody(Buffer.from(text)).report, { REGVER: '7.0' }, JSON.stringify(text));
  }
});

t.test('a body is read from its own part of a larger buffer', async (t) => {
  const whole = Buffer.concat([Buffer.from('xxxx'), bodyOf('{"REGVER":"8.0"}'), Buffer.from('yyyy')]);
  t.strictSame(decodeBody(whole.subarray(4, -4)).report, { REGVER: '8.0' });
});

t.test('a usual report and one with something unusual are read in two ways, which give the same', async (t) => {
  let compared = 0;
  fc.assert(
    fc.property(anyVersion, fc.array(anyText, { minLength: 30, maxLength: 30 }), ({ regver, fields }, texts) => {
      const report = Object.fromEntries(fields.map((name, i) => [name, name === 'REGVER' ? regver : (texts[i] ?? '')]));
      const usual = decodeBody(bodyOf(androidJson(Object.entries(report))));
      // An unknown field makes a report unusual; without it, both must be equal.
      const unusual = decodeBody(bodyOf(androidJson([...Object.entries(report), ['NO_FIELD', '']])));
      const { NO_FIELD: _, ...rest } = unusual.report ?? {};
      compared++;
      return (
        JSON.stringify(usual) === JSON.stringify({ report: rest, anomalies: [] }) &&
        unusual.anomalies.map(({ id }) => id).join() === 'field-unknown'
      );
    }),
  );
  t.ok(compared > 50);
});

t.test(
  'what is not quite a usual report is told: a field too few, a number, a version that nobody knows',
  async (t) => {
    const usual = (reportVersions.get('7.0')?.fields ?? []).map((name): [string, string] => [
      name,
      name === 'REGVER' ? '7.0' : 'x',
    ]);
    const idsOf = (json: string): string =>
      decodeBody(bodyOf(json))
        .anomalies.map(({ id }) => id)
        .join();
    t.equal(idsOf(androidJson(usual)), '');
    t.equal(idsOf(androidJson(usual.slice(0, -1))), 'field-missing');
    t.equal(idsOf(androidJson([...usual.slice(1), ['REGVER', '9.9']])), 'version-unknown');
    t.equal(idsOf(androidJson(usual).replace('"MEID":"x"', '"MEID":1')), 'value-not-a-string');
    t.equal(idsOf(androidJson([...usual, ['__proto__', 'x']])), 'field-unknown');
  },
);
