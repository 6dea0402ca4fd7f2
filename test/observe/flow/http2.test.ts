import { connect } from 'node:http2';
import { Duplex } from 'node:stream';
import { gzipSync } from 'node:zlib';
import t from 'tap';
import { phone } from '../find/support.ts';
import { connection, findFrames, observeFrames } from './support.ts';

const { imei, imsi } = phone;

/** What a client of Node.js sends for some requests, all at once. */
async function sentBy(
  requests: readonly { readonly headers: Record<string, string>; readonly body?: Buffer }[],
): Promise<Buffer> {
  const pieces: Buffer[] = [];
  const wire = new Duplex({
    read: () => undefined,
    write: (piece: Buffer, _encoding, done) => {
      pieces.push(piece);
      done();
    },
  });
  const session = connect('http://collect.example', { createConnection: () => wire });
  session.on('error', () => undefined);
  for (const { headers, body } of requests) {
    const stream = session.request(headers, { endStream: body === undefined });
    stream.on('error', () => undefined);
    if (body) stream.end(body);
  }
  await new Promise((resolve) => setTimeout(resolve, 50));
  session.destroy();
  return Buffer.concat(pieces);
}

const grpc = (message: Uint8Array, is_compressed = 0): Buffer => {
  const head = Buffer.from([is_compressed, 0, 0, 0, 0]);
  head.writeUInt32BE(message.length, 1);
  return Buffer.concat([head, message]);
};
const field = (number: number, text: string): Buffer =>
  Buffer.concat([Buffer.from([number * 8 + 2, text.length]), Buffer.from(text)]);

t.test('requests of HTTP/2 in clear text', async (t) => {
  const bytes = await sentBy([
    { headers: { ':path': `/v1/activate?imei=${imei}`, 'x-imsi': imsi } },
    {
      headers: { ':path': '/a', ':method': 'POST', 'content-type': 'application/json' },
      body: Buffer.from(`{"imei":"${imei}"}`),
    },
    { headers: { ':path': '/b', 'x-imsi': imsi } },
  ]);
  const all = findFrames(connection([bytes]));
  t.strictSame(
    all.map(({ kind, where, destination, flow, times }) => [kind, where, destination, flow.protocol, times]),
    [
      ['imei', 'query', 'collect.example', 'http2', 1],
      ['imsi', 'header x-imsi', 'collect.example', 'http2', 2],
      ['imei', 'body', 'collect.example', 'http2', 1],
    ],
  );
  // However it is cut into pieces.
  const pieces = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, i) => bytes.subarray(i * 7, i * 7 + 7));
  const first = Buffer.concat(pieces.slice(0, 3));
  t.equal(findFrames(connection([first, ...pieces.slice(3)])).length, 3);
});

t.test('after an upgrade', async (t) => {
  const upgrade =
    'GET / HTTP/1.1\r\nHost: collect.example\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n\r\n';
  const bytes = await sentBy([{ headers: { ':path': `/?imei=${imei}` } }]);
  t.equal(findFrames(connection([Buffer.from(upgrade), bytes])).length, 1);
  // The server did not want it.
  const declined = Buffer.from(`GET /?imei=${imei} HTTP/1.1\r\nHost: collect.example\r\n\r\n`);
  t.strictSame(
    findFrames(connection([Buffer.from(upgrade), declined])).map(({ where, flow }) => [where, flow.protocol]),
    [['query', 'http']],
  );
});

t.test('messages of gRPC', async (t) => {
  const message = field(2, imei);
  const bytes = await sentBy([
    {
      headers: { ':path': '/telemetry.Device/Report', ':method': 'POST' },
      body: Buffer.concat([grpc(message), grpc(message)]),
    },
    { headers: { ':path': '/telemetry.Device/Report', ':method': 'POST' }, body: grpc(gzipSync(message), 1) },
  ]);
  t.strictSame(
    findFrames(connection([bytes])).map((one) => one.encoding_chain.join(' ')),
    ['grpc protobuf', 'grpc gzip protobuf'],
  );
});

t.test('broken frames end it, without harm', async (t) => {
  const bytes = await sentBy([{ headers: { ':path': `/?imei=${imei}` } }, { headers: { ':path': '/2' } }]);
  for (let at = 24; at < bytes.length; at++) {
    const broken = Buffer.from(bytes);
    broken[at] = (broken[at] as number) ^ 0xff;
    t.equal(observeFrames(connection([broken])).flow_count, 1);
  }
});
