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
  ['POST \t/  HTTP/1.1 \r\nContent-Length: 3\r\n\r\nabc', ['start-line-spaces']],
  ['POST / HTTP/2\r\nContent-Length: 3\r\n\r\nabc', []],
  ['ACTIVATE / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc', []],
  ['POST /a b\xe9 HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc', ['start-line-odd']],
  ['POST  HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc', ['start-line-odd']],
  ['POST / HTTP/1.2\r\nContent-Length: 3\r\n\r\nabc', []],
  ['POST / HTTP/1.1\r\nContent-Length \t: 3\r\n\r\nabc', ['header-white-space']],
  ['POST / HTTP/1.1\r\nX: a\r\n b\r\n\tc\r\nContent-Length: 3\r\n\r\nabc', ['header-folded']],
  ['POST / HTTP/1.1\r\nX(\xe9): y\r\nContent-Length: 3\r\n\r\nabc', ['header-odd']],
  ['POST / HTTP/1.1\r\nX: caf\xe9\0\r\nContent-Length: 3\r\n\r\nabc', ['header-odd']],
  ['POST / HTTP/1.1\r\n X: y\r\nContent-Length: 3\r\n\r\nabc', ['header-white-space']],
  ['POST / HTTP/1.1\r\nno colon\r\nContent-Length: 3\r\n\r\nabc', ['header-unreadable']],
  ['POST / HTTP/1.1\r\n: y\r\nContent-Length: 3\r\n\r\nabc', ['header-odd']],
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
  ['POST / HTTP/1.1\r\nTransfer-Encoding: gzip, chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n', ['transfer-encoding-other']],
  ['POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nxyz\r\n', ['chunks-unreadable']],
  ['POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n', ['chunks-unreadable']],
];

t.test('what begins with a request line is read, and what was odd is named', async (t) => {
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
  ['eyJSRUdWRVIiOiI3LjAiLCJN', /no request line/],
  ['{"REGVER":', /no request line/],
  ['POST /\r\n', /names no version/],
  ['POST / HTML/1.1\r\n', /names no version/],
  ['PRI * HTTP/2.0\r\n', /HTTP\/2 is not read/],
  [' POST / HTTP/1.1\r\n', /no request line/],
  ['CONNECT h:80 HTTP/1.1\r\n', /tunnel/],
  [`POST / HTTP/1.1\r\nX: ${'x'.repeat(HEAD_BYTES_MAX)}`, /the head has more than/],
];

t.test('what does not is none; its bytes are kept, and the rest is not read', async (t) => {
  for (const [text, reason] of refused) {
    const event = only(text);
    t.match(event, { kind: 'unreadable', reason }, JSON.stringify(text.slice(0, 80)));
    if (event.kind === 'unreadable') t.equal(event.bytes.toString('latin1'), text);
    t.same(readAll([bytes(text), bytes('POST / HTTP/1.1\r\n\r\n')]).events.length, 1);
  }
});

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

t.test(
  'a body of unknown length goes on to the next request, to the end, or until nothing comes for a while',
  async (t) => {
    const heads = [
      'POST / HTTP/1.1\r\nHost: h\r\n\r\n',
      'POST / HTTP/1.0\r\n\r\n',
      'POST / HTTP/1.1\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\n',
      'POST / HTTP/1.1\r\nContent-Length: many\r\n\r\n',
      'POST / HTTP/1.1\r\nContent-Length:\r\n\r\n',
      'POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n',
    ];
    const bodyIn = (event: ReadEvent | null) =>
      event?.kind === 'request' ? Buffer.from(event.request.body).toString() : `no request: ${event?.kind}`;
    for (const head of heads) {
      const settled = createRequestReader();
      settled.push(bytes(`${head}ab`));
      t.equal(settled.next(), null, head);
      settled.settle();
      settled.push(bytes('c'));
      t.equal(settled.next(), null, 'more came');
      settled.settle();
      const event = settled.next();
      t.equal(bodyIn(event), 'abc', head);
      t.match(event, { closes: true, cut: null }, 'what may still come would be taken for a request');

      const ended = createRequestReader();
      ended.push(bytes(`${head}abc`));
      ended.end('the connection was closed');
      t.equal(bodyIn(ended.next()), 'abc', head);

      const { events } = readAll([bytes(`${head}ab`), bytes('c\nPOST / HTTP/1.1\r\n\r\n')]);
      t.same(events.map(bodyIn), ['abc\n'], head);
    }
    const get = createRequestReader();
    get.push(bytes('GET / HTTP/1.1\r\n\r\n'));
    t.equal(bodyIn(get.next()), '', 'who asks without a body does not wait');
  },
);

t.test('where chunks are announced and none comes, what comes is the body, up to where it ends', async (t) => {
  const head = 'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n';
  for (const body of ['eyJ9', 'eyJ\neyJ\n', '{"a":1}', '123456789', '5x']) {
    for (const until of ['settle', 'end'] as const) {
      const reader = createRequestReader();
      for (const byte of bytes(head + body)) reader.push(Buffer.from([byte]));
      t.equal(reader.next(), null, body);
      reader[until]('the connection was closed');
      const event = reader.next();
      t.match(event, { kind: 'request', closes: true, cut: null, anomalies: [{ id: 'chunks-unreadable' }] }, body);
      t.equal(event?.kind === 'request' && Buffer.from(event.request.body).toString(), body);
      t.equal(event?.kind === 'request' && event.bytes.toString(), head + body);
    }
    t.match(readAll([bytes(`${head}${body}\n${head}0\r\n\r\n`)]).events, [{ kind: 'request' }, { kind: 'request' }]);
  }
});

const report = Buffer.from('{"REGVER":"2"}').toString('base64');
const declaring = (length: number): string => `POST / HTTP/1.1\r\nContent-Length: ${length}\r\n\r\n`;

t.test('who declares too many bytes is not waited for once the report is whole', async (t) => {
  const reader = createRequestReader();
  reader.push(bytes(declaring(report.length + 2) + report.slice(0, -4)));
  reader.settle();
  t.equal(reader.next(), null, 'half a report');
  reader.push(bytes(report.slice(-4)));
  t.equal(reader.next(), null);
  reader.settle();
  t.match(reader.next(), { kind: 'request', cut: '2 bytes of the body are missing', closes: true });
});

t.test('what comes with a request and is no other belongs to it', async (t) => {
  for (const rest of ['fQ==', 'In0K', 'x y\r\nz', '\r\n}']) {
    const next = 'POST / HTTP/1.1\r\nContent-Length: 0\r\n\r\n';
    for (const [more, count] of [
      ['', 1],
      [`\r\n${next}`, 2],
    ] as const) {
      const { events } = readAll([bytes(`${declaring(3)}abc${rest}${more}`)]);
      t.equal(events.length, count, rest);
      const ids = events[0]?.kind === 'request' ? events[0].anomalies.map(({ id }) => id) : [];
      t.same(ids, ['bytes-after-request'], rest);
    }
  }
  for (const rest of ['\r\n', 'PO', '\nPOST /', 'POST / HTTP/1.1\r\n']) {
    t.match(only(`${declaring(3)}abc${rest}`), { kind: 'request', anomalies: [], rest: Buffer.alloc(0) }, rest);
  }
});

t.test('when nothing more comes, a request is given out as far as it goes', async (t) => {
  for (const [text, cut] of [
    [`${declaring(5)}abc`, '2 bytes of the body are missing: closed'],
    ['POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc', 'the last chunk is missing: closed'],
  ]) {
    const reader = createRequestReader();
    reader.push(bytes(text as string));
    reader.end('closed');
    const event = reader.next();
    t.match(event, { kind: 'request', cut, bytes: bytes(text as string) });
    t.equal(event?.kind === 'request' && Buffer.from(event.request.body).toString(), 'abc');
    t.equal(reader.next(), null);
  }
  const reader = createRequestReader();
  reader.push(bytes('POST / HTTP/1.1\r\nHo'));
  reader.end('closed');
  t.match(reader.next(), { kind: 'unreadable', id: 'request-cut-short', reason: 'the head has no end: closed' });
});

const anyPieces = (parts: fc.Arbitrary<string>) =>
  fc.tuple(fc.array(parts, { maxLength: 5 }), fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1 }));

/** The parts joined, and cut into pieces of such sizes. */
function piecesOf(parts: readonly string[], sizes: readonly number[]): { all: Buffer; pieces: Buffer[] } {
  const all = bytes(parts.join(''));
  const pieces: Buffer[] = [];
  for (let at = 0, i = 0; at < all.length; i++) {
    const size = sizes[i % sizes.length] as number;
    pieces.push(all.subarray(at, at + size));
    at += size;
  }
  return { all, pieces };
}

/** Whether events and rest, joined, are what came, but for empty lines at the end. */
function isAll(all: Buffer, { events, rest }: ReturnType<typeof readAll>): boolean {
  const joined = Buffer.concat([...events.flatMap((e) => ('bytes' in e ? [e.bytes] : [])), rest]);
  return all.subarray(0, joined.length).equals(joined) && /^[\r\n]*$/.test(all.toString('latin1', joined.length));
}

/** Without those whose end is not known, and a method whose first letters alone do not tell it from other bytes. */
const wellEnded = odd.flatMap(([text, ids]) => (/^ACT/.test(text) || ids.includes('chunks-unreadable') ? [] : [text]));

t.test('however the bytes are cut into pieces: the same requests', async (t) => {
  const streams = anyPieces(fc.constantFrom(...wellEnded, '\r\n', 'POST / HTTP/1.1\r\nHost: h\r\n\r\nbody\r\n'));
  fc.assert(
    fc.property(streams, ([parts, sizes]) => {
      const { all, pieces } = piecesOf(parts, sizes);
      t.same(readAll(pieces).events, readAll([all]).events);
      return isAll(all, readAll(pieces));
    }),
    { numRuns: 300, seed: 1 },
  );
});

t.test('whatever comes, in whatever pieces: every byte once, none twice', async () => {
  const texts = odd.map(([text]) => text);
  const streams = anyPieces(fc.constantFrom(...texts, 'junk', '\r\n', 'POST / HTTP/1.1\r\nHo', declaring(9)));
  fc.assert(
    fc.property(streams, ([parts, sizes]) => {
      const { all, pieces } = piecesOf(parts, sizes);
      const read = readAll(pieces);
      // After what cannot be read, nothing is.
      return read.events.at(-1)?.kind === 'unreadable' || (isAll(all, read) && isAll(all, readAll([all])));
    }),
    { numRuns: 500, seed: 1 },
  );
});
