import { androidBase64, decodeBody, readReport } from '@phonehome/shared';
import fc from 'fast-check';
import t from 'tap';
import { anyUsualReport, usualBody } from '../support.ts';

const json = fc.oneof(
  fc
    .dictionary(fc.oneof(fc.string(), fc.constantFrom('REGVER', '__proto__', '0')), fc.string())
    .map((o) => JSON.stringify(o)),
  fc.json(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '{"a":"1","a":"2"}',
    '{"a":1}',
    '[]',
    '["a"]',
    'null',
    '{"a":"\\u0041"}',
    '{ "a":"b" }\n',
    '\ufeff{}',
  ),
);
const base64: fc.Arbitrary<string> = json.chain((text) => {
  const bytes = Buffer.from(text);
  return fc.constantFrom(
    androidBase64(bytes),
    bytes.toString('base64'),
    bytes.toString('base64url'),
    `${bytes.toString('base64')}\n`,
    bytes.toString('base64').replace(/.{76}/g, '$&\r\n'),
    text,
  );
});
/** Bodies, some with a character that should not be there. */
const body: fc.Arbitrary<Buffer> = fc
  .tuple(base64, fc.nat(), fc.constantFrom('', '', '', '=', '%', '%4', '\n', ' ', '\0', '!', 'A', '_'), fc.nat(1))
  .map(([text, where, put, drop]) => {
    const at = where % (text.length + 1);
    return Buffer.from(put === '' ? text : text.slice(0, at) + put + text.slice(at + drop), 'latin1');
  });

t.test('a report that is read quickly is what decoding gives, in its order', async (t) => {
  let read = 0;
  fc.assert(
    fc.property(body, (bytes) => {
      const report = readReport(bytes);
      if (report === null) return true;
      read++;
      return JSON.stringify(Object.entries(report)) === JSON.stringify(Object.entries(decodeBody(bytes).report ?? {}));
    }),
    { numRuns: 5_000 },
  );
  t.ok(read > 100, `${read} were read`);
});

t.test('usual reports are read quickly', async () => {
  fc.assert(
    fc.property(anyUsualReport, (usual) => {
      return JSON.stringify(readReport(usualBody(usual))) === JSON.stringify(usual[1]);
    }),
  );
});
