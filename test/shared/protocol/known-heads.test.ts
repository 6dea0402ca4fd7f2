import { createRequestReader, type ReadRequest } from '@phonehome/shared';
import fc from 'fast-check';
import t from 'tap';

/** What comes of bytes in pieces of a size, on a connection of their own. */
function read(bytes: Buffer, piece_bytes = bytes.length): unknown[] {
  const reader = createRequestReader();
  const events: unknown[] = [];
  const take = (): void => {
    for (let event = reader.next(); event; event = reader.next()) events.push(event);
  };
  for (let at = 0; at < bytes.length; at += piece_bytes) {
    reader.push(bytes.subarray(at, at + piece_bytes));
    take();
  }
  reader.end('the end');
  take();
  return events;
}

const line = fc.constantFrom(
  'POST / HTTP/1.1',
  'GET /x HTTP/1.0',
  'Host: a.example',
  'Content-Length: 2',
  'Content-Length: 3',
  'Transfer-Encoding: chunked',
  'Connection: close',
  ' folded',
  '',
);
const ending = fc.constantFrom('\r\n', '\r\n', '\r\n', '\n');
const head = fc.array(fc.tuple(line, ending), { maxLength: 8 }).map((lines) => lines.flat().join(''));

t.test('a head that is known is read as it was the first time, in whatever pieces it comes', async () => {
  fc.assert(
    fc.property(
      head,
      fc.constantFrom('', 'ab', 'abc', '2\r\nab\r\n0\r\n\r\n'),
      fc.integer({ min: 1, max: 200 }),
      (text, body, size) => {
        const bytes = Buffer.from(`${text}\r\n${body}`, 'latin1');
        const [first, again, pieces, more] = [
          read(bytes),
          read(bytes),
          read(bytes, size),
          read(Buffer.concat([bytes, bytes])),
        ];
        const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
        return same(first, again) && (pieces.length === 0 || more.length >= first.length || same(first, pieces));
      },
    ),
    { numRuns: 3000 },
  );
});

t.test('a thousand heads that differ do not mix', async (t) => {
  for (const round of [1, 2]) {
    for (let i = 0; i < 1000; i++) {
      const [event] = read(Buffer.from(`POST /${i} HTTP/1.1\r\nContent-Length: 0\r\n\r\n`)) as [ReadRequest];
      if (event.request.target !== `/${i}`) t.fail(`round ${round}: ${i} was read as ${event.request.target}`);
    }
  }
  t.pass('each has its own target');
});
