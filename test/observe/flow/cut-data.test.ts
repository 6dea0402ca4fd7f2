import fc from 'fast-check';
import t from 'tap';
import { cutData } from '../../../packages/observe/src/flow/cut-data.ts';
import { phone } from '../find/support.ts';
import { connection, findFrames } from './support.ts';

const cases: Readonly<Record<string, readonly [text: string, max: number, first: string]>> = {
  'after a line': ['imei=1;\nimei=2; imei=3', 20, 'imei=1;\n'],
  'between pairs': ['imei=1; imei=2&imei=35', 20, 'imei=1; imei=2&'],
  'between words': ['"12""34""56"789', 14, '"12""34""56"'],
  'anywhere, if there is no better place': ['1234567890123456', 15, '123456789012345'],
};

for (const [name, [text, max, first]] of Object.entries(cases)) {
  t.test(`it is cut ${name}`, async (t) => {
    t.equal(text.slice(0, cutData(Buffer.from(text), max)), first);
  });
}

t.test('something is always taken, and never more than may be', async () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), fc.integer({ min: 1, max: 300 }), (bytes, most) => {
      const max = Math.min(most, bytes.length);
      const end = cutData(Buffer.from(bytes), max);
      return end >= 1 && end <= max;
    }),
  );
});

t.test('an identifier is found wherever it stands in data that is looked at in pieces', async (t) => {
  const pair = `{"imei":"${phone.imei}"}`;
  for (const before of [0, 1, 8, 9, 12, 20, 24, 25].map((shift) => 64 * 1024 - shift)) {
    const data = Buffer.from(`${'x'.repeat(before - 1)} ${pair} ${'y'.repeat(70_000)}`);
    const found = findFrames(connection([data]));
    t.match(found, [{ kind: 'imei', value_masked: phone.imei, name: 'imei', times: 1 }], `after ${before} bytes`);
  }
});
