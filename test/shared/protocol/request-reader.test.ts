import { BODY_BYTES_MAX, createRequestReader, HEAD_BYTES_MAX, type ReadEvent } from '@phonehome/shared';
import fc from 'fast-check';
import t from 'tap';

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');

/** All that a reader finds in bytes that come in pieces, and what is left. */
function readAll(pieces: readonly Buffer[]): { events: ReadEvent[]; rest: Buffer } {
  const reader = createRequestReader();
  const events: ReadEvent[] = [];
  for (const piece of pieces) {
    reader.push(piece);
    for (let event = reader.next(); event; event = reader.next()) events.push(event);
  }
  return { events, rest: reader.rest() };
}

function only(text: string): ReadEvent {
  const { events } = readAll([bytes(text)]);
  t.equal(events.length, 1, JSON.stringify(text));
  return events[0] as ReadEvent;
}

/** Requests of which nobody can doubt what they mean, though they are not written as they should be. */
const odd: readonly [text: string, ids: readonly string[], body?: string][] = [
  ['POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nabc', []],
  ['POST / HTTP/1.0\r\ncontent-length:3\r\n\r\nabc', []],
  ['POST http://h/ HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc', []],
  ['\r\n\nPOST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc', ['empty-lines-before', 'line-feed-only']],
  ['POST / HTTP/1.1\nContent-Length: 3\n\nabc', ['line-feed-only']],
  ['post / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc', ['start-line-odd']],
  ['POST  / http/1.1 \r\nContent-Length: 3\r\n\r\nabc', ['start-line-odd']],
  ['POST /a b\xe9 HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc', ['start-line-odd']],
  ['POST  HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc', ['start-line-odd']],
  ['POST / HTTP/1.2\r\nContent-Length: 3\r\n\r\nabc', ['start-line-odd']],
  ['POST / HTTP/1.1\r\nContent-Length \t: 3\r\n\r\nabc', ['header-white-space']],
  ['POST / HTTP/1.1\r\nX: a\r\n b\r\n\tc\r\nContent-Length: 3\r\n\r\nabc', ['header-folded']],
  ['POST / HTTP/1.1\r\nX(\xe9): y\r\nContent-Length: 3\r\n\r\nabc', ['header-odd']],
  ['POST / HTTP/1.1\r\nX: caf\xe9\0\r\nContent-Length: 3\r\n\r\nabc', ['header-odd']],
  ['POST / HTTP/1.1\r\nContent-Length: +3\r\n\r\nabc', ['content-length-odd']],
  ['POST / HTTP/1.1\r\nContent-Length: 003\r\n\r\nabc', ['content-length-odd']],
  ['POST / HTTP/1.1\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\nabc', ['content-length-odd']],
  ['POST / HTTP/1.1\r\nContent-Length: 3, 3\r\n\r\nabc', ['content-length-odd']],
  ['POST / HTTP/1.1\r\nTransfer-Encoding: identity\r\nContent-Length: 3\r\n\r\nabc', ['transfer-encoding-other']],
  ['POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n', ['transfer-encoding-other']],
  [
    'POST / HTTP/1.1\r\nContent-Length: 9\r\nTransfer-Encoding: Chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n',
    ['content-length-odd'],
  ],
  ['POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n2\r\nbc\r\n0\r\n\r\n', []],
  ['POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\n0\r\n\r\n', ['chunk-odd']],
  ['POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3 \r\nabc\r\n0\r\nT: u\r\n\r\n', ['chunk-odd']],
  ['POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\nabc\n0\n\n', ['chunk-odd']],
];

t.test('what can be read in one way only is read, and what was odd is named', async (t) => {
  for (const [text, ids] of odd) {
    const event = only(text);
    if (event.kind !== 'request') {
      t.fail(`${JSON.stringify(text)}: ${JSON.stringify(event)}`);
      continue;
    }
    t.same(event.anomalies.map(({ id }) => id).sort(), [...ids].sort(), JSON.stringify(text));
    t.equal(Buffer.from(event.request.body).toString(), 'abc', JSON.stringify(text));
    t.equal(event.bytes.toString('latin1'), text, 'every byte');
  }
});

const refused: readonly [text: string, reason: RegExp][] = [
  ['\x16\x03\x01', /no request line/],
  ['G\0', /no request line/],
  ['FOO', /no request line/],
  ['GARBAGE POST / HTTP/1.1\r\n', /no request line/],
  ['POST /\r\n', /names no version/],
  ['POST / HTML/1.1\r\n', /names no version/],
  ['PRI * HTTP/2.0\r\n', /no request line/],
  ['POST / HTTP/2.0\r\n', /version 2\.0 is not/],
  ['CONNECT h:80 HTTP/1.1\r\n', /tunnel/],
  ['POST / HTTP/1.1\r\n X: y\r\n\r\n', /begins with white space/],
  ['POST / HTTP/1.1\r\nno colon\r\n\r\n', /no colon/],
  ['POST / HTTP/1.1\r\n: y\r\n\r\n', /no name/],
  ['POST / HTTP/1.1\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc', /two lengths/],
  ['POST / HTTP/1.1\r\nContent-Length: -3\r\n\r\n', /no number/],
  ['POST / HTTP/1.1\r\nContent-Length:\r\n\r\n', /no number/],
  ['POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n', /other than chunked/],
  ['POST / HTTP/1.1\r\nTransfer-Encoding: gzip, chunked\r\n\r\n', /other than chunked/],
  ['POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n', /no hexadecimal/],
  ['POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n', /longer than its size/],
  [`POST / HTTP/1.1\r\nX: ${'x'.repeat(HEAD_BYTES_MAX)}`, /the head has more than/],
];

t.test(
  'what is none, or could be read in two ways, is not; its bytes are kept, and the rest is not read',
  async (t) => {
    for (const [text, reason] of refused) {
      const event = only(text);
      t.match(event, { kind: 'unreadable', reason }, JSON.stringify(text.slice(0, 80)));
      if (event.kind === 'unreadable') t.equal(event.bytes.toString('latin1'), text);
      t.same(readAll([bytes(text), bytes('POST / HTTP/1.1\r\n\r\n')]).events.length, 1);
    }
  },
);

t.test('whether the connection ends after the reply', async (t) => {
  for (const [text, closes] of [
    ['GET / HTTP/1.1\r\n\r\n', false],
    ['GET / HTTP/1.1\r\nconnection: Foo, CLOSE\r\n\r\n', true],
    ['GET / HTTP/1.0\r\n\r\n', true],
    ['GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n', false],
    ['GET / HTTP/1.0\r\nConnection: keep-alive, close\r\n\r\n', true],
  ] as const) {
    t.match(only(text), { kind: 'request', closes }, text);
  }
});

t.test('who waits for "100 Continue" is told of once, and not when the body is there already', async (t) => {
  const head = 'POST / HTTP/1.1\r\nExpect: 100-CONTINUE\r\nContent-Length: 3\r\n\r\n';
  const kinds = (...pieces: string[]) => readAll(pieces.map(bytes)).events.map(({ kind }) => kind);
  t.same(kinds(head, 'a', 'bc', head, 'abc'), ['expects-continue', 'request', 'expects-continue', 'request']);
  t.same(kinds(`${head}abc`), ['request']);
  t.same(kinds(`${head.replace('1.1', '1.0')}`, 'abc'), ['request'], 'HTTP/1.0 knows no such thing');
});

t.test('a body of a mebibyte is taken, a larger one is not', async (t) => {
  for (const [more, kind] of [
    [0, 'request'],
    [1, 'unreadable'],
  ] as const) {
    const size = BODY_BYTES_MAX + more;
    const text = `POST / HTTP/1.1\r\nContent-Length: ${size}\r\n\r\n`;
    t.match(readAll([bytes(text), Buffer.alloc(size)]).events, [{ kind }]);
    const chunked = `POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n${size.toString(16)}\r\n`;
    t.match(readAll([bytes(chunked), Buffer.alloc(size), bytes('\r\n0\r\n\r\n')]).events, [{ kind }]);
  }
});

t.test('however the bytes are cut into pieces: the same requests, and every byte once', async (t) => {
  const texts = odd.map(([text]) => text);
  const streams = fc.array(fc.constantFrom(...texts, 'junk', '\r\n', 'POST / HTTP/1.1\r\nHo'), { maxLength: 5 });
  fc.assert(
    fc.property(streams, fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1 }), (parts, sizes) => {
      const all = bytes(parts.join(''));
      const pieces: Buffer[] = [];
      for (let at = 0, i = 0; at < all.length; i++) {
        const size = sizes[i % sizes.length] as number;
        pieces.push(all.subarray(at, at + size));
        at += size;
      }
      const whole = readAll([all]);
      const cut = readAll(pieces);
      const requests = ({ events }: typeof whole) => events.filter(({ kind }) => kind === 'request');
      t.same(requests(cut), requests(whole));
      const joined = Buffer.concat([...whole.events.flatMap((e) => ('bytes' in e ? [e.bytes] : [])), whole.rest]);
      return all.subarray(0, joined.length).equals(joined) && /^[\r\n]*$/.test(all.toString('latin1', joined.length));
    }),
    { numRuns: 300, seed: 1 },
  );
});
