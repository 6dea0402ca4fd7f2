import { readFileSync } from 'node:fs';
import { decodeBody, encodePhoneRequest, encodeRequest, type Header, parseRequest } from '@phonehome/shared';
import fc from 'fast-check';
import t from 'tap';
import { repositoryText } from '../support.ts';

for (const generation of ['phone-2014', 'phone-2017'] as const) {
  const golden = readFileSync(new URL(`../../fixtures/shared/${generation}-request.http`, import.meta.url));
  const report = JSON.parse(repositoryText(`test/fixtures/shared/${generation}-report.json`)) as Record<string, string>;

  t.test(`${generation} writes exactly the golden bytes`, async (t) => {
    t.equal(encodePhoneRequest(report).toString('latin1'), golden.toString('latin1'));
  });

  t.test(`${generation}: the headers are in the order and case of the phone`, async (t) => {
    const { method, target, http_version, headers, body } = parseRequest(golden);
    t.strictSame([method, target, http_version], ['POST', '/', '1.1']);
    t.strictSame(headers, [
      ['Content-Type', 'application/encrypted-json'],
      ['Content-Length', String(body.length)],
      ['Host', 'zzhc.vnet.cn'],
      ['Connection', 'Keep-Alive'],
      ['User-Agent', 'Apache-HttpClient/UNAVAILABLE (java 1.4)'],
    ]);
  });

  t.test(`${generation}: the golden bytes decode to the report, with nothing odd about them`, async (t) => {
    const decoded = decodeBody(parseRequest(golden).body);
    t.strictSame(decoded, { report, anomalies: [] });
    t.strictSame(Object.keys(decoded.report ?? {}), Object.keys(report), 'in the order of the wire');
  });
}

t.test('a request taken apart is the request put together', async () => {
  const token = fc.string({ unit: fc.constantFrom(...'abcXYZ-_019'), minLength: 1 });
  const value = fc.string({ unit: fc.constantFrom(...'ab:;/ é,='), minLength: 0 }).map((text) => text.trim());
  const anyHeaders: fc.Arbitrary<Header[]> = fc.array(fc.tuple(token, value));
  fc.assert(
    fc.property(anyHeaders, fc.uint8Array(), fc.constantFrom('1.0', '1.1'), (headers, body, http_version) => {
      const request = { method: 'POST', target: '/nb?x=1', http_version, headers, body };
      const again = parseRequest(encodeRequest(request));
      return (
        JSON.stringify({ ...again, body: [...again.body] }) === JSON.stringify({ ...request, body: [...request.body] })
      );
    }),
  );
});

t.test('bytes that are no whole request are refused', async (t) => {
  for (const text of [
    '',
    'POST / HTTP/1.1\r\nHost: a\r\n',
    'POST /\r\n\r\n',
    'POST / HTTP/2\r\n\r\n',
    'post / HTTP/1.1\r\n\r\n',
    'POST / HTTP/1.1\r\nno colon\r\n\r\n',
    'POST / HTTP/1.1\r\n: no name\r\n\r\n',
  ]) {
    t.throws(() => parseRequest(Buffer.from(text)), RangeError, JSON.stringify(text));
  }
});
