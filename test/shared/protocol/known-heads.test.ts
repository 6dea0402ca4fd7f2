import { createRequestReader, type ReadRequest } from '@phonehome/shared';
import fc from 'fast-check';
import t from 'tap';

/** What comes of bytes on a connection of their own, the first of them in a piece of their own. */
function read(bytes: Buffer, first = 0): unknown[] {
  const reader = createRequestReader();
  const events: unknown[] = [];
  const take = (): void => {
    for (let event = reader.next(); event; event = reader.next()) events.push(event);
  };
  for (const piece of [bytes.subarray(0, first), bytes.subarray(first)]) {
    reader.push(piece);
    take();
  }
  reader.end('the end');
  take();
  return events;
}

const line = fc.constantFrom(
  'Host: a.example',
  'Content-Length: 2',
  'Content-Length: 3',
  'Transfer-Encoding: chunked',
  'Connection: close',
  ' folded',
  '',
);
const ending = fc.constantFrom('\r\n', '\r\n', '\r\n', '\n');
const start = fc.constantFrom('POST / HTTP/1.1\r\n', 'GET /x HTTP/1.0\r\n');
const lines = fc.array(fc.tuple(line, ending), { maxLength: 8 }).map((all) => all.flat().join(''));
const head = fc.tuple(start, lines).map((all) => all.join(''));

t.test('a head that is known is read as one that has to be taken apart', async (t) => {
  const bodies = fc.constantFrom('', 'ab', 'abc', '2\r\nab\r\n0\r\n\r\n');
  fc.assert(
    fc.property(head, bodies, (text, body) => {
      const bytes = Buffer.from(`${text}\r\n${body}`, 'latin1');
      const [first, again] = [read(bytes), read(bytes)];
      // What has begun to come is not looked for among the known ones.
      t.strictSame(again, read(bytes, 1));
      t.strictSame(again, first);
    }),
    { numRuns: 2000 },
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
