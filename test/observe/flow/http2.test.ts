import t from 'tap';
import { broken } from '../find/messages.ts';
import { phone } from '../find/support.ts';
import { connection, findFrames, observeFrames } from './support.ts';

const { imei } = phone;

/**
 * What the client of Node.js 24 (nghttp2) sends: three requests, two, and two calls of gRPC, of which the first has two messages and
 * the second one that is compressed.
 */
const sent = {
  requests: bytesOf(
    `UFJJICogSFRUUC8yLjANCg0KU00NCg0KAAAABAAAAAAAAAA+AQUAAAABBJhjuFgZEm7jSX/DUlNAAD774GmRBdcbA1+CQY0h6KCkSuXyOmugtx4HhkCF8rGpQb+LAAIAgCJlptx15/8AABQBBAAAAAMEAi9hg7+GX4sdddBiDSY9THRB6gAACAEFAAAABQQCL2KCwIa/AAAaAAEAAAADeyJpbWVpIjoiMDA5OTkwNDMyMTc2NTA0In0AAAQDAAAAAAEAAAAA`,
  ),
  two: bytesOf(
    `UFJJICogSFRUUC8yLjANCg0KU00NCg0KAAAABAAAAAAAAAAjAQUAAAABBJBj/DUlNAAD774GmRBdcbA1gkGNIeigpErl8jproLceB4YAAAcBBQAAAAMEAi8ygr6GAAAEAwAAAAABAAAAAA==`,
  ),
  grpc: bytesOf(
    `UFJJICogSFRUUC8yLjANCg0KU00NCg0KAAAABAAAAAAAAAAkAQQAAAABBJFhJaC0lTZ6Xvl7mIVjaWs9iYNBjSHooKRK5fI6a6C3HgeGAAAWAQQAAAADBJFhJaC0lTZ6Xvl7mIVjaWs9iYO+hgAALAABAAAAAQAAAAAREg8wMDk5OTA0MzIxNzY1MDQAAAAAERIPMDA5OTkwNDMyMTc2NTA0AAAqAAEAAAADAQAAACUfiwgAAAAAAAADE+I3MLC0tDQwMTYyNDczNTABAE7l90MRAAAAAAAEAwAAAAABAAAAAA==`,
  ),
};

function bytesOf(base64: string): Buffer {
  return Buffer.from(base64, 'base64');
}

t.test('requests of HTTP/2 in clear text', async (t) => {
  const bytes = sent.requests;
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
  const bytes = sent.two;
  t.equal(findFrames(connection([Buffer.from(upgrade), bytes])).length, 1);
  // The server did not want it.
  const declined = Buffer.from(`GET /?imei=${imei} HTTP/1.1\r\nHost: collect.example\r\n\r\n`);
  t.strictSame(
    findFrames(connection([Buffer.from(upgrade), declined])).map(({ where, flow }) => [where, flow.protocol]),
    [['query', 'http']],
  );
});

t.test('messages of gRPC', async (t) => {
  t.strictSame(
    findFrames(connection([sent.grpc])).map((one) => one.encoding_chain.join(' ')),
    ['grpc protobuf', 'grpc gzip protobuf'],
  );
});

t.test('broken frames end it, without harm', async (t) => {
  const bytes = sent.two;
  for (let at = 24; at < bytes.length; at++) t.equal(observeFrames(connection([broken(bytes, at)])).flow_count, 1);
});
