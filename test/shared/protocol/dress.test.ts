import { decodeRequest, type Header, type HttpRequest } from '@phonehome/shared';
import t from 'tap';

const body = Buffer.from(Buffer.from('{"REGVER":"2"}').toString('base64'));
const usual: readonly Header[] = [
  ['Host', 'zzhc.vnet.cn'],
  ['User-Agent', 'module/1.0'],
  ['Accept', '*/*'],
  ['Content-Type', 'application/encrypted-json'],
  ['Connection', 'close'],
  ['Content-Length', String(body.length)],
];

/** What is odd about the start line and the headers of a request. */
function oddOf(changes: Partial<HttpRequest>): string[] {
  const request = { method: 'POST', target: '/', http_version: '1.1', headers: usual, body, ...changes };
  const { anomalies } = decodeRequest(request);
  return anomalies
    .filter(({ where }) => /^(?:start-line|header:)/.test(where))
    .map(({ id, where }) => `${id} ${where}`);
}

/** The usual headers with one in another form, after which it is odd in these ways; without, if there is no value. */
const withHeader = (name: string, value?: string, as: string = name): readonly Header[] => {
  const others = usual.filter(([usualName]) => usualName !== name);
  return value === undefined ? others : [...others, [as, value]];
};

t.test('nothing is odd about what known clients write', async (t) => {
  t.same(oddOf({}), []);
  for (const host of [
    'zzhc.vnet.cn:80',
    'zzhc.vnet.cn:9998',
    'zzhc.vnet.cn:9999',
    'ZZHC.vnet.cn',
    'a.example',
    'x.test',
  ]) {
    t.same(oddOf({ headers: withHeader('Host', host) }), [], host);
  }
  for (const name of ['Accept-Encoding', 'X-Online-Host', 'Cookie', 'DNT']) {
    t.same(oddOf({ headers: [...usual, [name, 'x']] }), [], name);
  }
  t.same(oddOf({ headers: [...usual, ['Accept', 'text/html'], ['Connection', 'close']] }), [], 'lists may go on');
  t.same(oddOf({ headers: [...usual, ['Content-Encoding', 'identity']] }), []);
});

t.test('the start line', async (t) => {
  t.same(oddOf({ method: 'PUT' }), ['method-other start-line']);
  t.same(oddOf({ method: 'post' }), ['method-other start-line']);
  t.same(oddOf({ http_version: '1.0' }), ['http-version-other start-line']);
  t.same(oddOf({ http_version: '1' }), ['http-version-other start-line']);
  for (const target of ['/nb', '//', '*', '', 'zzhc.vnet.cn', 'ftp://zzhc.vnet.cn/', '/?http://x/'])
    t.same(oddOf({ target }), ['target-other start-line'], target);
  for (const target of ['http://zzhc.vnet.cn/', 'HTTPS://x']) {
    t.same(oddOf({ target }), ['target-absolute start-line'], target);
  }
});

t.test('headers', async (t) => {
  const odd: readonly [headers: readonly Header[], ids: readonly string[]][] = [
    [withHeader('Host'), ['host-missing header:Host']],
    [withHeader('Host', '127.0.0.1:80'), ['host-other header:Host']],
    [withHeader('Host', 'zzhc.vnet.cn:8080'), ['host-other header:Host']],
    [withHeader('Host', 'zzhcxvnet.cn'), ['host-other header:Host']],
    [withHeader('Host', 'zzhc.vnet.cn.evil.net'), ['host-other header:Host']],
    [withHeader('Host', 'evil.net/zzhc.vnet.cn'), ['host-other header:Host']],
    [withHeader('Host', ''), ['host-other header:Host']],
    [withHeader('Host', 'x', 'HOST'), ['header-name-case header:HOST', 'host-other header:HOST']],
    [withHeader('Accept', '*/*', 'accept'), ['header-name-case header:accept']],
    [[...usual, ['x-requested-with', 'y']], ['header-name-case header:x-requested-with']],
    [withHeader('Content-Type'), ['content-type-missing header:Content-Type']],
    [withHeader('Content-Type', 'text/xml'), ['content-type-other header:Content-Type']],
    [
      withHeader('Content-Type', 'application/encrypted-json; charset=utf-8'),
      ['content-type-parameter header:Content-Type'],
    ],
    [
      withHeader('Content-Type', 'text/plain;charset=x', 'content-type'),
      [
        'header-name-case header:content-type',
        'content-type-other header:content-type',
        'content-type-parameter header:content-type',
      ],
    ],
    [withHeader('Content-Length'), ['content-length-missing header:Content-Length']],
    [withHeader('Content-Length', '+20'), ['content-length-odd header:Content-Length']],
    [withHeader('Content-Length', '020'), ['content-length-odd header:Content-Length']],
    [withHeader('Content-Length', '20', 'CONTENT-LENGTH'), ['header-name-case header:CONTENT-LENGTH']],
    [withHeader('Content-Length', 'chunked', 'Transfer-Encoding'), ['transfer-chunked header:Transfer-Encoding']],
    [withHeader('Content-Length', ' Chunked', 'Transfer-Encoding'), ['transfer-chunked header:Transfer-Encoding']],
    [withHeader('Content-Length', 'gzip', 'Transfer-Encoding'), ['transfer-encoding-other header:Transfer-Encoding']],
    [
      [...usual, ['Transfer-Encoding', 'chunked']],
      ['transfer-chunked header:Transfer-Encoding', 'content-length-odd header:Content-Length'],
    ],
    [[...usual, ['Content-Encoding', 'zzz']], ['content-encoded header:Content-Encoding']],
    [[...usual, ['Expect', '100-continue']], ['expect-continue header:Expect']],
  ];
  for (const [headers, ids] of odd) t.same(oddOf({ headers }), ids, headers.map((header) => header.join(': ')).join());
});

t.test('a header that may be there once is odd the second time, whatever its case; the first counts', async (t) => {
  for (const [name, value] of usual) {
    const once = ['Host', 'User-Agent', 'Content-Type', 'Content-Length'].includes(name);
    t.same(oddOf({ headers: [...usual, [name, value]] }), once ? [`header-repeated header:${name}`] : [], name);
  }
  t.same(oddOf({ headers: [...usual, ['HOST', 'other.net']] }), [
    'header-name-case header:HOST',
    'header-repeated header:HOST',
  ]);
  for (const name of ['Expect', 'Content-Encoding', 'Transfer-Encoding']) {
    const twice: Header[] = [
      [name, 'identity'],
      [name, 'identity'],
    ];
    t.ok(oddOf({ headers: [...usual, ...twice] }).includes(`header-repeated header:${name}`), name);
  }
});
