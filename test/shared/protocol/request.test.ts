import {
  type ClientFamily,
  decodeBody,
  encodePhoneRequest,
  encodeRequest,
  families,
  familyEncoders,
  type Header,
  parseRequest,
  reportVersions,
} from '@phonehome/shared';
import fc from 'fast-check';
import t from 'tap';
import { familyVectors } from '../wire-suite.ts';

const phone: Header[] = [
  ['Content-Type', 'application/encrypted-json'],
  ['Content-Length', 'length'],
  ['Host', 'zzhc.vnet.cn'],
  ['Connection', 'Keep-Alive'],
  ['User-Agent', 'Apache-HttpClient/UNAVAILABLE (java 1.4)'],
];
/** The headers of each family in its order and case (dossier 2; that of KaiOS is ours). */
const headersOf: Readonly<Record<ClientFamily, Header[]>> = {
  'phone-2014': phone,
  'phone-2017': phone,
  'mediatek-2014': phone,
  'kaios-2020': [
    ['Host', 'zzhc.vnet.cn'],
    ['User-Agent', 'Mozilla/5.0 (Mobile; rv:48.0) Gecko/48.0 Firefox/48.0 KAIOS/2.5'],
    ['Accept', '*/*'],
    ['Accept-Language', 'en-US'],
    ['Accept-Encoding', 'gzip, deflate'],
    ['Content-Type', 'application/encrypted-json'],
    ['Content-Length', 'length'],
    ['Connection', 'keep-alive'],
  ],
  'lte-module': [
    ['Host', 'zzhc.vnet.cn'],
    ['User-Agent', 'lte-module'],
    ['Accept', '*/*'],
    ['Content-Type', 'application/encrypted-json'],
    ['Connection', 'close'],
    ['Content-Length', 'length'],
  ],
};

for (const { family, regver, bytes: golden, report } of familyVectors) {
  t.test(`${family}, REGVER ${regver}: it writes exactly the golden bytes`, async (t) => {
    t.equal(familyEncoders[family](report).toString('latin1'), golden.toString('latin1'));
  });

  t.test(`${family}, REGVER ${regver}: the headers are in the order and case of the family`, async (t) => {
    const { method, target, http_version, headers, body } = parseRequest(golden);
    t.strictSame([method, target, http_version], ['POST', '/', '1.1']);
    const length = String(body.length);
    t.strictSame(
      headers,
      headersOf[family].map(([name, value]) => [name, value === 'length' ? length : value]),
    );
  });

  t.test(
    `${family}, REGVER ${regver}: the golden bytes decode to the report, with nothing odd about them`,
    async (t) => {
      const decoded = decodeBody(parseRequest(golden).body);
      t.strictSame(decoded, { report, anomalies: [] });
      t.strictSame(Object.keys(decoded.report ?? {}), Object.keys(report), 'in the order of the wire');
    },
  );

  t.test(`${family}, REGVER ${regver}: the version knows its form of base64`, async (t) => {
    t.ok(reportVersions.get(regver)?.base64.includes(families[family].dress.base64));
  });

  t.test(`${family}, REGVER ${regver}: a build may name another server`, async (t) => {
    const elsewhere = parseRequest(familyEncoders[family](report, 'other.example'));
    t.strictSame(
      elsewhere.headers.filter(([name]) => name === 'Host'),
      [['Host', 'other.example']],
    );
  });
}

t.test('the encoder of phones is that of both generations', async (t) => {
  const report = { REGVER: '1.0', SWVER: 'a/b' };
  for (const family of ['phone-2014', 'phone-2017'] as const) {
    t.strictSame(encodePhoneRequest(report), familyEncoders[family](report));
  }
});

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
