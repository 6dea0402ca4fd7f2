import { decodeMessage, encodeMessage, fromProto, messageNames, toProto } from '@phonehome/shared';
import fc from 'fast-check';
import t from 'tap';
import { keptSchema } from '../../../scripts/proto/proto-files.ts';
import { anyJson, someExchange } from './support.ts';

for (const name of messageNames) {
  t.test(`${name}: JSON to message to bytes and back is the same value and the same line`, async (t) => {
    const seen = new Set<string>();
    const note = (value: unknown): void => {
      if (Array.isArray(value)) value.forEach(note);
      else if (typeof value === 'object' && value !== null && !(value instanceof Uint8Array)) {
        for (const [key, part] of Object.entries(value)) {
          seen.add(key);
          note(part);
        }
      }
    };
    fc.assert(
      fc.property(anyJson[name], (json) => {
        const message = toProto(name, json);
        note(message);
        const decoded = decodeMessage(name, encodeMessage(name, message));
        const [line, direct, back] = [json, fromProto(name, message), fromProto(name, decoded)].map((x) =>
          JSON.stringify(x),
        );
        return line === direct && line === back;
      }),
      { numRuns: 500, examples: name === 'Exchange' ? [[someExchange()], [someExchange({ report: null })]] : [] },
    );
    const fields = fieldsOf(name);
    t.ok(fields.length > 0);
    t.strictSame(
      fields.filter((field) => !seen.has(field)),
      [],
      'no field of the schema is left out',
    );
  });
}

/** The fields of a message and of those within it. */
function fieldsOf(name: string): string[] {
  return keptSchema()
    .lookupType(`phonehome.v1.${name}`)
    .fieldsArray.flatMap((field) => {
      const inner = field.resolve().resolvedType;
      return [field.name, ...(inner && 'fieldsArray' in inner ? fieldsOf(inner.name) : [])];
    });
}

t.test('a deep comparison, too, not only the line: keys that JavaScript treats as its own', async (t) => {
  const json = JSON.parse('{"__proto__":"a","10":"b","2":"c","MEID":"d","constructor":"e"}');
  const back = fromProto('Report', decodeMessage('Report', encodeMessage('Report', toProto('Report', json))));
  t.strictSame(back, json);
  t.strictSame(Object.entries(back as object), Object.entries(json));
});

t.test('known fields have their numbers, unknown ones their names, and the order of all is kept', async (t) => {
  const report = toProto('Report', { MEID: 'a', X: 'b', REGVER: '7.0', Y: 'c' });
  t.strictSame(report, {
    others: [
      { name: 'X', value: 'b' },
      { name: 'Y', value: 'c' },
    ],
    order: [17, 1, 16, 1],
    meid: 'a',
    regver: '7.0',
  });
});

t.test('a report without order, as others may write it, has its fields in the order of their numbers', async (t) => {
  const others = [{ name: 'X', value: 'b' }];
  const json = fromProto('Report', { others, order: [], meid: 'a', regver: '7.0' });
  t.equal(JSON.stringify(json), '{"REGVER":"7.0","MEID":"a","X":"b"}');
});

t.test('times keep all 53 bits of JSON, and 64 in a message', async (t) => {
  for (const time_ms of [Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 2 ** 32, -1]) {
    const message = toProto('Exchange', someExchange({ time_ms }));
    t.equal(message.time_ms, BigInt(time_ms));
    t.match(decodeMessage('Exchange', encodeMessage('Exchange', message)), { time_ms: BigInt(time_ms) });
  }
  const beyond = { ...toProto('Exchange', someExchange()), time_ms: 2n ** 63n - 1n };
  t.equal(decodeMessage('Exchange', encodeMessage('Exchange', beyond)).time_ms, 2n ** 63n - 1n);
  t.throws(() => fromProto('Exchange', beyond), { message: /time_ms: 9223372036854775807 is beyond what JSON holds/ });
});

t.test('messages one after another, each with its length before it', async (t) => {
  const bytes = encodeMessage('Exchange', toProto('Exchange', someExchange()));
  const delimited = encodeMessage('Exchange', toProto('Exchange', someExchange()), { delimited: true });
  t.ok(bytes.length < 128, 'a length of one byte');
  t.strictSame(Buffer.from(delimited), Buffer.from([bytes.length, ...bytes]));
});
