import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createConversationWriter,
  createTcpFlow,
  createUdpFlow,
  frameSink,
  interfaceBlock,
  linkTypes,
  type PacketSink,
  type PlannedPacket,
  packetBlock,
  sectionHeaderBlock,
} from '@phonehome/capture';
import fc from 'fast-check';
import t from 'tap';
import { missing } from '../../judges.ts';
import { BAD, tshark } from '../../tshark.ts';
import { framesOf, path, TIME_US } from '../support.ts';
import { anyTalk, beginnings, plainly, send, type Talk } from './support.ts';

const head = Buffer.concat([sectionHeaderBlock({ application: 'x' }), interfaceBlock(linkTypes.ethernet, 'x')]);

/** What a writer makes of talks, of which those with the same form may be copied from one another. */
function written(talks: readonly Talk[], formOf: (nth: number) => object | null): Buffer {
  const begins = beginnings(talks);
  const batches: Buffer[] = [];
  const writer = createConversationWriter((bytes) => batches.push(Buffer.from(bytes)));
  talks.forEach((talk, nth) => {
    writer.add(talk.comment, formOf(nth), (sink) => send(talk, begins[nth] as number, sink));
  });
  writer.end();
  return Buffer.concat(batches);
}

const forms = [{}, {}];
const ways: readonly (readonly [string, (nth: number) => object | null])[] = [
  ['copied from one another', () => forms[0] as object],
  ['of two forms', (nth) => forms[nth % 2] as object],
  ['of which some have no form', (nth) => (nth % 3 === 0 ? null : (forms[0] as object))],
  ['of which none has a form', () => null],
];

for (const [name, formOf] of ways) {
  t.test(`conversations ${name} are written as the plain writer writes them, sorted`, async () => {
    fc.assert(
      fc.property(fc.array(anyTalk, { maxLength: 12 }), (talks) => written(talks, formOf).equals(plainly(talks))),
      { numRuns: 400 },
    );
  });
}

t.test('a batch is whole blocks, and its memory is used again', async (t) => {
  const talk: Talk = {
    comment: 'x',
    after_us: 10,
    round_trip_us: 5_000,
    segment_bytes_max: 1460,
    last_of_address: 10,
    port: 40_000,
    number: 7,
    said: [[8, 2]],
    ending: 'client',
  };
  const sizes: number[] = [];
  const seen = new Set<ArrayBufferLike>();
  const writer = createConversationWriter((bytes) => {
    sizes.push(bytes.length);
    seen.add(bytes.buffer);
    t.equal(framesOf(Buffer.concat([head, bytes])).rest, 0);
  });
  for (let nth = 0; nth < 400; nth++) {
    writer.add('x', forms[0] as object, (sink) => send(talk, TIME_US + nth * 1_000, sink));
  }
  writer.end();
  t.equal(
    sizes.reduce((sum, size) => sum + size, 0),
    plainly(Array.from({ length: 400 }, () => talk)).length,
  );
  t.ok(sizes.length > 2 && sizes.every((size) => size <= 1 << 20));
  t.equal(seen.size, 1);
});

t.test('a copied datagram whose checksum comes to zero has all ones, too', async (t) => {
  const bytes = Uint8Array.of(1, 2, 3, 4, 5);
  const at = [2, 3];
  const ones: number[] = [];
  const writer = createConversationWriter((batch) => {
    for (const frame of framesOf(Buffer.concat([head, batch])).frames) {
      const checksum = Buffer.from(frame.bytes).readUInt16BE(14 + 20 + 6);
      if (checksum === 0) t.fail('a checksum of zero');
      if (checksum === 0xffff) ones.push(frame.time_us);
    }
  });
  const form = {};
  const start = { path, client_port: 40_000, server_port: 53, packet_id: { client: 1, server: 1 } };
  for (let word = 0; word < 0x10000; word++) {
    const content = { bytes, changes: { at, bytes: Uint8Array.of(word >> 8, word & 0xff) } };
    writer.add('', form, (sink) => createUdpFlow(start, sink)('client', content, TIME_US + word));
  }
  writer.end();
  // Of the two sums that are zero in ones' complement, no sum of these words is the other.
  t.equal(ones.length, 1);
});

t.test('packets of the same size from other places of a content are others', async (t) => {
  const content = { bytes: Uint8Array.of(1, 2, 3, 4, 5, 6), changes: { at: [0, 4], bytes: Uint8Array.of(7, 8) } };
  const start = { path, client_port: 40_000, server_port: 53, packet_id: { client: 1, server: 1 } };
  const payloads: number[][] = [];
  const writer = createConversationWriter((batch) => {
    for (const frame of framesOf(Buffer.concat([head, batch])).frames) payloads.push([...frame.bytes.subarray(-2)]);
  });
  for (const from of [0, 2, 4]) {
    writer.add('', content, (sink) => {
      const moved = { packet: (packet: PlannedPacket) => sink.packet({ ...packet, start: from, end: from + 2 }) };
      createUdpFlow(start, moved)('client', content, TIME_US + from);
    });
  }
  writer.end();
  t.strictSame(payloads, [
    [7, 2],
    [3, 4],
    [8, 6],
  ]);
});

t.test('a conversation of more packets than most is whole', async (t) => {
  const bytes = new Uint8Array(200_000).fill(9);
  const packet_id = { client: 1, server: 2 };
  const start = { path, client_port: 40_000, server_port: 80, sequence: { client: 1, server: 2 }, packet_id };
  const sendAll = (sink: PacketSink) => void createTcpFlow(start, sink).send('client', bytes, TIME_US);
  const blocks: Uint8Array[] = [];
  sendAll(frameSink((frame) => blocks.push(packetBlock(frame))));
  t.ok(blocks.length > 200);
  for (const form of [null, {}]) {
    const batches: Buffer[] = [];
    const writer = createConversationWriter((batch) => batches.push(Buffer.from(batch)));
    writer.add('', form, sendAll);
    writer.end();
    t.ok(Buffer.concat(batches).equals(Buffer.concat(blocks)));
  }
});

t.test('tshark finds nothing wrong with what is copied', { skip: missing.tshark }, async (t) => {
  const talks = fc.sample(anyTalk, { numRuns: 60, seed: 7 }).map((talk, nth) => ({
    ...talk,
    port: 32_768 + 2 * nth,
  }));
  const file = join(t.testdir(), 'copied.pcapng');
  writeFileSync(file, Buffer.concat([head, written(talks, () => forms[0] as object)]));
  t.same(tshark(file, `tcp and (${BAD}) and tcp.flags.reset == 0 and !http`, 'frame.number'), []);
  const bad = 'ip.checksum.status == "Bad" or udp.checksum.status == "Bad" or tcp.checksum.status == "Bad"';
  t.same(tshark(file, bad, 'frame.number'), []);
  t.equal(tshark(file, 'tcp.flags.syn == 1 and tcp.flags.ack == 0', 'frame.number').length, talks.length);
});
