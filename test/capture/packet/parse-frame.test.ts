import { type Frame, linkTypes, parseFrame } from '@phonehome/capture';
import fc from 'fast-check';
import t from 'tap';
import { exchange } from '../support.ts';

const [syn, , , data] = exchange(['hello']) as [Frame, Frame, Frame, Frame];
const ip = data.bytes.subarray(14);
const on = (link_type: number, ...head: number[]): Frame => ({
  ...data,
  link_type,
  bytes: Buffer.concat([Buffer.from(head), ip]),
  length: head.length + ip.length,
});
const expected = {
  protocol: 'tcp',
  source: '192.0.2.10',
  source_port: 40_000,
  destination: '198.51.100.7',
  destination_port: 80,
  payload: Buffer.from('hello'),
  missing_bytes: 0,
};

t.test('a segment is found on every kind of link', async (t) => {
  const zeros = (count: number): number[] => Array.from({ length: count }, () => 0);
  t.match(parseFrame(data), expected, 'Ethernet');
  t.match(parseFrame(on(linkTypes.ethernet, ...zeros(12), 0x81, 0, 0, 5, 0x08, 0)), expected, 'a VLAN');
  t.match(parseFrame(on(linkTypes.ethernet, ...zeros(12), 0x88, 0xa8, 0, 5, 0x81, 0, 0, 6, 0x08, 0)), expected, 'two');
  t.match(parseFrame(on(linkTypes.linux_cooked, ...zeros(14), 0x08, 0)), expected, 'any device of Linux');
  t.match(parseFrame(on(linkTypes.linux_cooked_2, 0x08, 0, ...zeros(18))), expected, 'the newer form of it');
  t.match(parseFrame(on(linkTypes.raw)), expected, 'no link');
  t.match(parseFrame(on(linkTypes.null, 2, 0, 0, 0)), expected, 'loopback');
});

t.test('and in tunnels, behind labels, over modems and over the air', async (t) => {
  const zeros = (count: number): number[] => Array.from({ length: count }, () => 0);
  const type = (value: number, ...head: number[]): number[] => [...zeros(12), value >> 8, value & 0xff, ...head];
  t.match(parseFrame(on(linkTypes.ethernet, ...type(0x8864, 0x11, 0, 0, 1, 0, 42, 0, 0x21))), expected, 'PPPoE');
  t.match(parseFrame(on(linkTypes.ethernet, ...type(0x8847, 0, 1, 0, 9, 0, 2, 1, 9))), expected, 'two labels of MPLS');
  t.match(parseFrame(on(linkTypes.ppp, 0xff, 3, 0, 0x21)), expected, 'PPP');
  t.match(parseFrame(on(linkTypes.ppp, 0, 0x21)), expected, 'PPP without address and control');
  const snap = [0xaa, 0xaa, 3, 0, 0, 0, 8, 0];
  t.match(parseFrame(on(linkTypes.wlan, 0x08, 1, ...zeros(22), ...snap)), expected, 'a frame of Wi-Fi');
  t.match(
    parseFrame(on(linkTypes.radiotap, 0, 0, 8, 0, ...zeros(4), 0x88, 1, ...zeros(24), ...snap)),
    expected,
    'as monitors take it',
  );
  t.equal(parseFrame(on(linkTypes.wlan, 0x08, 0x41, ...zeros(22), ...snap)), null, 'an encrypted one');
  const outer = (protocol: number, ...more: number[]): number[] => {
    const head = [...ip.subarray(0, 20)];
    head[9] = protocol;
    const total = 20 + more.length + ip.length;
    head[2] = total >> 8;
    head[3] = total & 0xff;
    return [...head, ...more];
  };
  t.match(parseFrame(on(linkTypes.raw, ...outer(4))), expected, 'IP within IP');
  t.match(parseFrame(on(linkTypes.raw, ...outer(47, 0, 0, 8, 0))), expected, 'GRE');
  t.match(parseFrame(on(linkTypes.raw, ...outer(47, 0x20, 0, 8, 0, 1, 2, 3, 4))), expected, 'GRE with a key');
  const many = Array.from({ length: 9 }, () => outer(4)).flat();
  t.equal(parseFrame(on(linkTypes.raw, ...many)), null, 'tunnels without end');
});

t.test('IPv6, with headers between', async (t) => {
  const tcp = ip.subarray(20);
  const head = Buffer.alloc(40);
  head[0] = 0x60;
  head.writeUInt16BE(8 + tcp.length, 4);
  head.set([0x20, 0x01, 0x0d, 0xb8], 8);
  head.set([0x20, 0x01, 0x0d, 0xb8, 1], 24);
  const bytes = Buffer.concat([head, Buffer.from([6, 0, 0, 0, 0, 0, 0, 0]), tcp]);
  t.match(parseFrame({ ...data, link_type: linkTypes.raw, bytes, length: bytes.length }), {
    ...expected,
    source: '2001:db8::',
    destination: '2001:db8:100::',
  });
});

t.test('padding of a short frame is no payload, and what was not captured is told', async (t) => {
  t.equal(parseFrame({ ...syn, bytes: Buffer.concat([syn.bytes, Buffer.alloc(20)]) })?.payload.length, 0);
  t.match(parseFrame({ ...data, bytes: data.bytes.subarray(0, -3) }), { payload: Buffer.from('he'), missing_bytes: 3 });
});

t.test('what is none of TCP or UDP, or a fragment, is none', async (t) => {
  const changed = (at: number, value: number): Frame => {
    const bytes = Buffer.from(data.bytes);
    bytes[at] = value;
    return { ...data, bytes };
  };
  t.equal(parseFrame(changed(23, 1)), null, 'ICMP');
  t.equal(parseFrame(changed(20, 0x20)), null, 'more fragments follow');
  t.equal(parseFrame(changed(21, 9)), null, 'a later fragment');
  t.equal(parseFrame(changed(13, 6)), null, 'ARP');
  t.equal(parseFrame({ ...data, link_type: 147 }), null, 'a link of an unknown kind');
});

t.test('any bytes on any link are a packet or none', async () => {
  fc.assert(
    fc.property(fc.constantFrom(...Object.values(linkTypes)), fc.uint8Array({ maxLength: 120 }), (link_type, bytes) => {
      const packet = parseFrame({ time_us: 0, link_type, bytes, length: bytes.length, comments: [] });
      return packet === null || packet.missing_bytes >= 0;
    }),
    { numRuns: 3000 },
  );
});
