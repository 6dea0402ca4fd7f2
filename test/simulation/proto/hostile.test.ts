import { defaultPolicy, type ExchangeRecord, receive, recordLine, resolvePolicy } from '@phonehome/fake-server';
import { decodeMessage, encodeMessage, fieldNames, fromProto, type Header, toProto } from '@phonehome/shared';
import fc from 'fast-check';
import t from 'tap';

const policy = resolvePolicy(defaultPolicy, { epoch_ms: 0, seed: 0 });
const latin1 = fc.string({ unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)) });
/** Text as JSON from outside may bring it, halves of surrogate pairs included. */
const text = fc.string({ unit: fc.constantFrom('8', '9', 'é', '\ud83d', '\ude00', '\ufdd0', '\u2028', '\u0085', '"') });
const value = fc.oneof(text, fc.double(), fc.boolean(), fc.jsonValue());
const report = fc.dictionary(fc.oneof(fc.constantFrom(...fieldNames, '7', '__proto__'), text), value, { maxKeys: 12 });
const body = fc.oneof(
  report.map((json) => Buffer.from(Buffer.from(JSON.stringify(json)).toString('base64'))),
  fc.uint8Array().map((bytes) => Buffer.from(bytes)),
);

t.test('what the server keeps of any request is the same line after it was a message', async (t) => {
  let decoded = 0;
  fc.assert(
    fc.property(latin1, latin1, fc.array(fc.tuple(latin1, latin1)), body, (method, target, headers, body) => {
      const request = { method, target, http_version: '1.1', headers: headers as Header[], body };
      const { record } = receive(policy, { time_ms: 0, exchange_id: '0' }, { request });
      if (record.report !== null) decoded++;
      const line = recordLine(record);
      const message = toProto('Exchange', JSON.parse(line));
      const again = fromProto('Exchange', decodeMessage('Exchange', encodeMessage('Exchange', message)));
      return recordLine(again as ExchangeRecord) === line;
    }),
    { numRuns: 1000 },
  );
  t.ok(decoded > 200, `${decoded} of them had a report`);
});
