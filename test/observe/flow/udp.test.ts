import { gzipSync } from 'node:zlib';
import t from 'tap';
import { createChunks } from '../../../packages/observe/src/flow/chunks.ts';
import { phone } from '../find/support.ts';
import { datagram, findFrames } from './support.ts';

const { imei, mac } = phone;
const notify = Buffer.from(`NOTIFY * HTTP/1.1\r\nUSN: uuid:device\r\nX-MAC: ${mac}\r\n\r\n`);
const kinds = (frames: Parameters<typeof findFrames>[0]): string[] => findFrames(frames).map(({ kind }) => kind);

t.test('services of the local network are looked at where they are asked of somebody outside', async (t) => {
  t.strictSame(kinds(datagram(notify, { server_port: 1900 })), ['mac']);
  t.strictSame(kinds(datagram(notify, { server_port: 1900, server: [192, 168, 1, 1] })), []);
  t.strictSame(kinds(datagram(notify, { server_port: 1900, server: [239, 255, 255, 250] })), []);
  t.strictSame(kinds(datagram(notify, { server_port: 1901, server: [192, 168, 1, 1] })), ['mac'], 'of another service');
});

const message = gzipSync(JSON.stringify({ version: '1.1', _imei: imei, text: 'x'.repeat(300) }));
const chunk = (i: number, count: number, id = 7, piece = Math.floor(message.length / 3)): Buffer =>
  Buffer.concat([
    Buffer.from([0x1e, 0x0f, 0, 0, 0, 0, 0, 0, 0, id, i, count]),
    message.subarray(i * piece, i === count - 1 ? undefined : (i + 1) * piece),
  ]);

t.test('chunks of GELF are put together in any order', async (t) => {
  t.strictSame(kinds([2, 0, 1].flatMap((i) => datagram(chunk(i, 3)))), ['imei']);
  t.strictSame(kinds([0, 1, 1].flatMap((i) => datagram(chunk(i, 3)))), [], 'one is missing');
  const two = [0, 1, 2].flatMap((i) => datagram(chunk(i, 3, i === 1 ? 8 : 7)));
  t.strictSame(kinds(two), [], 'one is of another message');
  t.strictSame(kinds(datagram(Buffer.from(`\x1e\x0f imei=${imei}`))), ['imei'], 'no chunk: its number is too large');
});

t.test('of many messages that are not whole the oldest are forgotten', async (t) => {
  const heard = (others: number): boolean => {
    let is_whole = false;
    const chunks = createChunks((bytes) => {
      is_whole ||= message.equals(bytes);
    });
    const flow = { id: 'u0', protocol: 'udp', client: 'a', server: 'b', host: null, begin_us: 0 } as const;
    const add = (bytes: Buffer): void => chunks.add(bytes, { flow, time_us: 0, clear: true });
    add(chunk(0, 3));
    for (let id = 0; id < others; id++) {
      const bytes = chunk(0, 3);
      bytes.writeUInt32BE(id, 2);
      add(bytes);
    }
    add(chunk(1, 3));
    add(chunk(2, 3));
    return is_whole;
  };
  t.ok(heard(200));
  t.notOk(heard(300));
});

const plain = (i: number, count: number, text: string, id = 7): Buffer =>
  Buffer.concat([Buffer.from([0x1e, 0x0f, 0, 0, 0, 0, 0, 0, 0, id, i, count]), Buffer.from(text)]);

t.test('chunks that never become whole are looked at as they are', async (t) => {
  t.strictSame(kinds(datagram(plain(1, 3, `imei=${imei}`))), ['imei'], 'at the end');
  const two = [plain(0, 3, `imei=${imei.slice(0, 8)}`), plain(1, 3, `${imei.slice(8)}&os=9`)];
  t.strictSame(kinds(two.flatMap((one) => datagram(one))), ['imei'], 'together');
  const again = [plain(0, 2, `imei=${imei}`), plain(0, 2, 'os=9'), plain(1, 2, '&a=1')];
  t.strictSame(kinds(again.flatMap((one) => datagram(one))), ['imei'], 'of an id that is used again');
});

t.test('chunks of another flow are of another message', async (t) => {
  const [a, b] = [plain(0, 2, `imei=${imei.slice(0, 8)}`), plain(1, 2, `${imei.slice(8)}&os=9`)];
  t.strictSame(kinds([...datagram(a), ...datagram(b)]), ['imei']);
  t.strictSame(kinds([...datagram(a), ...datagram(b, { server_port: 515 })]), []);
});

t.test('of chunks of many bytes the oldest are given up, and looked at', async (t) => {
  const heard: number[] = [];
  const chunks = createChunks((bytes) => heard.push(bytes.length));
  const flow = { id: 'u0', protocol: 'udp', client: 'a', server: 'b', host: null, begin_us: 0 } as const;
  const sent = { flow, time_us: 0, clear: true };
  for (let id = 0; id < 3; id++) for (let i = 0; i < 100; i++) chunks.add(plain(i, 128, 'x'.repeat(60_000), id), sent);
  t.strictSame(heard, [6_000_000]);
  chunks.end();
  t.strictSame(heard, [6_000_000, 6_000_000, 6_000_000]);
});
