import { createRequestReader, HEAD_BYTES_MAX, type ReadEvent } from '@phonehome/shared';
import t from 'tap';
import { type Framing, readFraming } from '../../../packages/shared/src/protocol/request-framing.ts';

/** How the body is told, and whether the connection ends, of a request with these headers. */
function framed(headers: readonly string[], method = 'POST', http_version = '1.1'): [Framing['length'], boolean] {
  const pairs = headers.map((line) => line.split(': ') as [string, string]);
  const { length, closes } = readFraming({ method, target: '/', http_version, headers: pairs, anomalies: [] });
  return [length, closes];
}

t.test('how long a body is', async (t) => {
  const told: readonly [headers: readonly string[], length: Framing['length'], closes: boolean][] = [
    [['Content-Length: 3'], 3, false],
    [['content-length: 3', 'CONTENT-LENGTH: 3'], 3, false],
    [['Content-Length: +3'], 3, false],
    [['Content-Length: 3', 'Content-Length: 4'], 'until-end', true],
    [['Content-Length: 3, 4'], 'until-end', true],
    [['Content-Length: -3'], 'until-end', true],
    [['Content-Length: 0x3'], 'until-end', true],
    [['Content-Length: 3.0'], 'until-end', true],
    [['Content-Length: 9999999999999999'], 'until-end', true],
    [['Transfer-Encoding: chunked'], 'chunked', false],
    [['Transfer-Encoding: CHUNKED'], 'chunked', false],
    [['Transfer-Encoding: gzip, chunked'], 'chunked', true],
    [['Transfer-Encoding: gzip', 'Transfer-Encoding: chunked'], 'chunked', true],
    [['Transfer-Encoding: chunked, gzip'], 'until-end', true],
    [['Transfer-Encoding: gzip', 'Content-Length: 3'], 'until-end', true],
    [['Transfer-Encoding: identity', 'Content-Length: 3'], 3, false],
    [['Transfer-Encoding: chunked', 'Content-Length: 3'], 'chunked', true],
    [[], 'until-end', false],
  ];
  for (const [headers, length, closes] of told) t.same(framed(headers), [length, closes], headers.join());
});

t.test('who asks without a body, and says so by the method, is not waited for', async (t) => {
  for (const method of ['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE']) t.same(framed([], method), [0, false], method);
  for (const method of ['POST', 'PUT', 'PATCH', 'ACTIVATE']) t.same(framed([], method), ['until-end', false], method);
  t.same(framed(['Content-Length: 3'], 'GET'), [3, false], 'a body that is declared is one');
});

t.test('whether the connection ends', async (t) => {
  const length = 'Content-Length: 0';
  t.same(framed([length, 'Connection: close']), [0, true]);
  t.same(framed([length, 'connection: Keep-Alive, CLOSE']), [0, true]);
  t.same(framed([length], 'POST', '1.0'), [0, true]);
  t.same(framed([length, 'Connection: Keep-Alive'], 'POST', '1.0'), [0, false]);
  t.same(framed([length, 'Connection: keep-alive', 'Connection: close'], 'POST', '1.0'), [0, true]);
});

/** What a reader that is given these bytes finds, without waiting for more. */
function found(...pieces: (Buffer | string)[]): ReadEvent[] {
  const reader = createRequestReader();
  const events: ReadEvent[] = [];
  for (const piece of pieces) {
    reader.push(typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece);
    for (let event = reader.next(); event; event = reader.next()) events.push(event);
  }
  return events;
}

t.test('after what may be read in two ways, and after broken chunks, the connection ends', async (t) => {
  const next = 'POST / HTTP/1.1\r\nContent-Length: 0\r\n\r\n';
  for (const begun of [
    'Content-Length: 1\r\nContent-Length: 2\r\n\r\nabc\r\n',
    'Transfer-Encoding: chunked\r\n\r\n1\r\na\r\nxyz\r\n',
    'Transfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n',
  ]) {
    t.match(found(`POST / HTTP/1.1\r\n${begun}${next}`), [{ kind: 'request', closes: true }, { closes: false }], begun);
  }
});

t.test('a head may have so many bytes and no more', async (t) => {
  const head = (size: number): string => {
    const around = 'POST / HTTP/1.1\r\nContent-Length: 0\r\nX: \r\n\r\n';
    return around.replace('X: ', `X: ${'x'.repeat(size - around.length)}`);
  };
  t.match(found(head(HEAD_BYTES_MAX)), [{ kind: 'request' }]);
  t.match(found(head(HEAD_BYTES_MAX + 1)), [{ kind: 'unreadable', reason: /more than 16384 bytes/ }]);
  t.match(found(`POST / HTTP/1.1\r\n${'X: y\r\n'.repeat(HEAD_BYTES_MAX)}\r\n`), [{ kind: 'unreadable' }]);
  t.match(found(head(HEAD_BYTES_MAX), 'x'.repeat(2 * HEAD_BYTES_MAX)), [{ kind: 'request' }, { kind: 'unreadable' }]);
});

t.test('a chunk that goes on and on is not waited for', async (t) => {
  const begun = 'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nfffffff\r\n';
  const events = found(begun, ...Array.from({ length: 40 }, () => Buffer.alloc(64 * 1024)));
  t.match(events, [{ kind: 'unreadable', id: 'body-too-large' }]);
});

t.test('a line between chunks that goes on and on is not waited for', async (t) => {
  const begun = 'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n';
  for (const line of ['1;', 'x']) {
    t.same(found(begun + line + 'x'.repeat(4_000)), [], line);
    t.match(found(begun + line + 'x'.repeat(4_100)), [{ anomalies: [{ id: 'chunks-unreadable' }] }], line);
  }
});

t.test('what only begins like a request, behind a whole one in one piece, belongs to that', async (t) => {
  for (const rest of ['GET it\r\n', 'POST /\r\nHost: h\r\n\r\n', 'PRI * HTTP/2.0\r\n']) {
    const events = found(`POST / HTTP/1.1\r\nContent-Length: 0\r\n\r\n${rest}`);
    t.match(events, [{ kind: 'request', anomalies: [{ id: 'bytes-after-request' }] }], rest);
    t.equal(events.length, 1, rest);
  }
});

t.test('a tunnel and HTTP/2 are refused in whatever form they are asked for', async (t) => {
  for (const line of ['CONNECT h:1 HTTP/1.1', 'connect h:1 HTTP/1.0', 'PRI * HTTP/2.0', 'PRI / HTTP/1.1']) {
    t.match(found(`${line}\r\n`), [{ kind: 'unreadable', id: 'http-unreadable' }], line);
  }
});

t.test('who waits for "100 Continue" and has sent part of the body does not wait', async (t) => {
  const head = 'POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n';
  t.same(
    found(`${head}a`, 'bc').map(({ kind }) => kind),
    ['request'],
  );
});
