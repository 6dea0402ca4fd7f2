import t from 'tap';
import { bodyOf, bytesIn, call, post } from '../support.ts';
import { limited } from './support.ts';

const body = bodyOf().toString('latin1');
const SECOND = 'GET /smuggled HTTP/1.1\r\nHost: h\r\n\r\n';
const request = (headers: string, rest: string): string => `POST / HTTP/1.1\r\nHost: h\r\n${headers}\r\n${rest}`;

/**
 * Forms in which two servers see two different requests. Here each is one request whose anomalies tell, and what two
 * could divide in two ways ends the connection: nothing that follows is taken for a request of its own.
 */
const doubtful: Readonly<Record<string, readonly [bytes: string, anomaly: string]>> = {
  'two lengths that differ': [
    request(`Content-Length: ${body.length}\r\nContent-Length: ${body.length + SECOND.length}\r\n`, body + SECOND),
    'content-length-odd',
  ],
  'two lengths in one header': [request('Content-Length: 0, 5\r\n', body + SECOND), 'content-length-odd'],
  'a negative length': [request('Content-Length: -1\r\n', body + SECOND), 'content-length-odd'],
  'a length in hexadecimal': [request('Content-Length: 0x10\r\n', body + SECOND), 'content-length-odd'],
  'a length with more digits than any': [request(`Content-Length: ${'9'.repeat(40)}\r\n`, body), 'content-length-odd'],
  'a length and chunks': [
    request(`Content-Length: 4\r\nTransfer-Encoding: chunked\r\n`, `0\r\n\r\n${SECOND}`),
    'content-length-odd',
  ],
  'chunks that are not the last coding': [
    request('Transfer-Encoding: chunked, gzip\r\n', body + SECOND),
    'transfer-encoding-other',
  ],
  'a coding that nobody knows': [request('Transfer-Encoding: xchunked\r\n', body + SECOND), 'transfer-encoding-other'],
};

for (const [name, [text, id]] of Object.entries(doubtful)) {
  t.test(`${name}: told, and the connection ends`, async (t) => {
    const { listener, witness } = await limited(t, {});
    const caller = await call(t, listener);
    const bytes = Buffer.from(text, 'latin1');
    caller.socket.end(bytes);
    const came = (await caller.closed()).toString('latin1');
    t.ok(came.split('HTTP/1.1 ').length - 1 <= 2, came);
    t.match(came, /\r\nConnection: (close|keep-alive)\r\n/);
    const [first] = witness.records;
    t.ok(
      first?.anomalies.some((one) => one.id === id),
      JSON.stringify(first?.anomalies),
    );
    t.same(Buffer.concat(witness.records.map(({ request }) => bytesIn(request))), bytes, 'every byte once');
    const answered = witness.records.filter(({ decision }) => decision.outcome !== 'silent').length;
    t.equal(came.split('HTTP/1.1 ').length - 1, answered, 'no more replies than records');
  });
}

const clear: Readonly<Record<string, readonly [bytes: string, anomaly: string]>> = {
  'the same length twice': [
    request(`Content-Length: ${body.length}\r\nContent-Length: ${body.length}\r\n`, body),
    'content-length-odd',
  ],
  'a folded header': [request(`X: a\r\n b\r\nContent-Length: ${body.length}\r\n`, body), 'header-folded'],
  'white space before the colon': [request(`Content-Length : ${body.length}\r\n`, body), 'header-white-space'],
  'line feeds alone': [`POST / HTTP/1.1\nContent-Length: ${body.length}\n\n${body}`, 'line-feed-only'],
  'a carriage return within a header': [request(`X: a\rb\r\nContent-Length: ${body.length}\r\n`, body), 'header-odd'],
  'NUL within a header': [request(`X: a\0b\r\nContent-Length: ${body.length}\r\n`, body), 'header-odd'],
  'extensions of chunks': [
    request(
      'Transfer-Encoding: chunked\r\n',
      `${body.length.toString(16)};a=b;${'x'.repeat(200)}\r\n${body}\r\n0\r\n\r\n`,
    ),
    'chunk-odd',
  ],
  trailers: [
    request(
      'Transfer-Encoding: chunked\r\n',
      `${body.length.toString(16)}\r\n${body}\r\n0\r\nContent-Length: 3\r\nHost: other\r\n\r\n`,
    ),
    'chunk-odd',
  ],
};

for (const [name, [text, id]] of Object.entries(clear)) {
  t.test(`${name}: told, read in one way, and a next request is found where it is`, async (t) => {
    const { listener, witness } = await limited(t, {});
    const caller = await call(t, listener);
    const bytes = Buffer.from(text, 'latin1');
    caller.socket.end(Buffer.concat([bytes, post]));
    const came = (await caller.closed()).toString('latin1');
    t.equal(came.split('HTTP/1.1 200 OK').length - 1, 2);
    t.same(
      witness.records.map(({ request }) => bytesIn(request)),
      [bytes, post],
    );
    t.ok(
      witness.records[0]?.anomalies.some((one) => one.id === id),
      JSON.stringify(witness.records[0]?.anomalies),
    );
    t.ok(witness.records.every(({ report }) => report?.REGVER === '7.0'));
  });
}

t.test('a huge length: what comes is kept, and nobody waits for the rest', async (t) => {
  const { listener, witness } = await limited(t, { request_timeout_ms: 200 });
  const caller = await call(t, listener);
  await caller.send(Buffer.from(request('Content-Length: 999999999999999\r\n', '{"half'), 'latin1'));
  t.match(await caller.reply(), { status: 408 });
  t.match((await witness.recorded(0)).decision, { policy_rule: 'request-cut-short' });
});

for (const size of ['-1', 'ffffffffff', '7fffffff', '0x1', '1 1', 'é']) {
  t.test(`a chunk of size ${size} is none, or never whole`, async (t) => {
    const { listener, witness } = await limited(t, {});
    const caller = await call(t, listener);
    const bytes = Buffer.from(request('Transfer-Encoding: chunked\r\n', `${size}\r\nabc\r\n0\r\n\r\n`), 'latin1');
    caller.socket.end(bytes);
    const came = (await caller.closed()).toString('latin1');
    t.match(came, /^HTTP\/1\.1 (200|400) /);
    t.same(Buffer.concat(witness.records.map(({ request }) => bytesIn(request))), bytes);
    t.ok(witness.records[0]?.anomalies.length);
  });
}
