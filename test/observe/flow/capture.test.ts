import { deflateRawSync } from 'node:zlib';
import { clientHello, dnsAnswer, dnsQuery } from '@phonehome/capture';
import t from 'tap';
import { createWebSocketReader } from '../../../packages/observe/src/flow/web-socket.ts';
import { phone, post } from '../find/support.ts';
import { connection, datagram, findFrames, observeFrames } from './support.ts';

const { imei } = phone;
const report = post(JSON.stringify({ imei }));
const kinds = (found: ReturnType<typeof findFrames>): string[] =>
  found.map(({ kind, value_masked }) => `${kind} ${value_masked}`);

t.test('a request in one segment, or cut anywhere', async (t) => {
  t.strictSame(kinds(findFrames(connection([report]))), [`imei ${imei}`]);
  t.strictSame(kinds(findFrames(connection([report], { segment_bytes_max: 7 }))), [`imei ${imei}`]);
});

t.test('segments out of order, twice, and from the middle of a connection on', async (t) => {
  const frames = connection([report, report], { segment_bytes_max: 40 });
  const mixed = [...frames.slice(0, 3), ...frames.slice(3).reverse(), ...frames.slice(5, 9)];
  t.equal(kinds(findFrames(mixed)).filter((one) => one === `imei ${imei}`).length, 1);
  t.equal(findFrames(mixed)[0]?.times, 2);
  t.strictSame(kinds(findFrames(frames.slice(3))), [`imei ${imei}`], 'its opening was not captured');
});

t.test('a finding says with whom the flow was', async (t) => {
  const [one] = findFrames(connection([report]));
  t.match(one, {
    flow: {
      id: '0',
      protocol: 'http',
      client: '192.0.2.10:40000',
      server: '198.51.100.7:80',
      host: 'collect.example',
      begin_us: 1_000_000,
    },
    destination: 'collect.example',
    clear: true,
    where: 'body',
    name: 'imei',
    encoding_chain: ['json'],
    times: 1,
  });
});

t.test('requests after one another in a connection are one flow', async (t) => {
  const [one, ...others] = findFrames(connection([Buffer.concat([report, report, report])]));
  t.equal(one?.times, 3);
  t.strictSame(others, []);
});

t.test('data of no known protocol', async (t) => {
  const [one] = findFrames(
    connection([Buffer.from(`\x10\x02MQTT imei=${imei}\x00\x01`, 'latin1')], { server_port: 1883 }),
  );
  t.match(one, { kind: 'imei', where: 'data', destination: '198.51.100.7', flow: { protocol: 'tcp' } });
  t.match(findFrames(datagram(Buffer.from(`<14>phone: imei=${imei}`)))[0], {
    kind: 'imei',
    flow: { id: 'u0', protocol: 'udp' },
  });
});

t.test('names that are looked up', async (t) => {
  const query = dnsQuery({ id: 1, name: `${imei}.t.collect.example` });
  t.match(findFrames(datagram(query, { server_port: 53 }))[0], {
    kind: 'imei',
    where: 'name',
    flow: { protocol: 'dns' },
  });
});

t.test('an address is called by the name that was looked up for it', async (t) => {
  const question = { id: 9, name: 'udp.collect.example' };
  const answer = dnsAnswer(question, [198, 51, 100, 7], 60);
  const frames = [
    ...datagram(dnsQuery(question), { server_port: 53 }),
    ...datagram(answer, { from: 'server', server_port: 53 }),
    ...datagram(Buffer.from(`imei=${imei}`)),
  ];
  t.equal(findFrames(frames)[0]?.destination, 'udp.collect.example');
});

t.test('messages of a WebSocket, masked, and compressed', async (t) => {
  const upgrade = Buffer.from(
    'GET /live HTTP/1.1\r\nHost: live.example\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
  );
  const frame = (payload: Buffer, first: number): Buffer => {
    const mask = [1, 2, 3, 4];
    const masked = payload.map((byte, i) => byte ^ (mask[i % 4] as number));
    return Buffer.concat([Buffer.from([first, 0x80 + payload.length, ...mask]), masked]);
  };
  const text = Buffer.from(JSON.stringify({ imei }));
  const [one] = findFrames(connection([upgrade, frame(text, 0x81)]));
  t.match(one, { kind: 'imei', where: 'message', destination: 'live.example' });
  const packed = deflateRawSync(text, { finishFlush: 2 }).subarray(0, -4);
  t.strictSame(kinds(findFrames(connection([upgrade, frame(packed, 0xc1)]))), [`imei ${imei}`]);
});

t.test('within TLS nothing is found, and the server is named by the hello', async (t) => {
  const hello = clientHello({
    server_name: 'www.example',
    random: new Uint8Array(32),
  });
  const { leaks, destinations } = observeFrames(
    connection([Buffer.concat([hello, Buffer.from(`imei=${imei}`)])], { server_port: 443 }),
  );
  t.strictSame(leaks, []);
  t.match(destinations, [{ destination: 'www.example', protocols: ['tls'], flow_count: 1 }]);
});

t.test('within a tunnel that a proxy was asked for nothing is found, if it is TLS', async (t) => {
  const connect = Buffer.from('CONNECT a.example:443 HTTP/1.1\r\nHost: a.example:443\r\n\r\n');
  const sent = (tunnelled: Buffer) => observeFrames(connection([connect, tunnelled], { server_port: 3128 })).leaks;
  const data = Buffer.from(`\x00\x01imei=${imei}\x00`, 'latin1');
  t.match(sent(data), [{ destination: 'a.example' }]);
  t.strictSame(sent(Buffer.concat([Buffer.from([0x16, 3, 1, 0, 60]), data])), []);
});

t.test('fragments of a WebSocket message without end are not kept', async (t) => {
  const reader = createWebSocketReader();
  const fragment = Buffer.concat([Buffer.from([0x00, 126, 0xff, 0xff]), Buffer.alloc(0xffff, 'x')]);
  for (let i = 0; i < 16; i++) t.strictSame(reader.push(fragment), []);
  t.strictSame(reader.push(Buffer.from([0x80, 1, 0x78])).length, 1, 'a megabyte is one message');
  for (let i = 0; i < 17; i++) reader.push(fragment);
  t.strictSame(reader.push(Buffer.from([0x80, 1, 0x78])), [], 'more is given up');
});

t.test('what a server answers is sent by no device', async (t) => {
  const frames = [
    ...datagram(Buffer.from('hello there')),
    ...datagram(Buffer.from(`imei=${imei}`), { from: 'server' }),
  ];
  t.strictSame(findFrames(frames), []);
});
