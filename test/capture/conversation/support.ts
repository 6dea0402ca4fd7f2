import {
  type Content,
  createTcpFlow,
  createUdpFlow,
  type Frame,
  frameSink,
  type NetworkPath,
  type PacketSink,
  packetBlock,
} from '@phonehome/capture';
import fc from 'fast-check';
import { path as documented, TIME_US } from '../support.ts';

type Said = readonly [which: number, change: number];

/** A conversation, as its numbers: a datagram each way and a connection on which both sides send in turn. */
export interface Talk {
  readonly comment: string;
  readonly after_us: number;
  readonly round_trip_us: number;
  readonly segment_bytes_max: number;
  readonly last_of_address: number;
  readonly port: number;
  readonly number: number;
  /** What is sent: which of the contents, with which changes. */
  readonly said: readonly Said[];
  readonly ending: 'client' | 'server' | 'reset' | 'none';
}

/** What may be sent: the same objects in all conversations, of sizes of which some take several segments. */
const contents = [0, 1, 2, 33, 200, 1460, 1461, 3_001, 6_000].map((size, nth) => ({
  bytes: Uint8Array.from({ length: size }, (_, i) => (i * (31 + nth)) & 0xff),
  // At odd and even offsets, and on both sides of the ends of segments.
  at: [0, 1, 31, 32, 99, 100, 1_359, 1_360, 1_459, 1_460, 2_919, 2_920, 2_921].filter((at) => at < size),
}));

const contentOf = ([which, change]: Said): Content | Uint8Array => {
  const { bytes, at } = contents[which % contents.length] as (typeof contents)[number];
  if (change === 0) return bytes;
  // As many bytes that are others.
  if (change === 1) return bytes.map((byte) => byte ^ 0x5a);
  return { bytes, changes: { at, bytes: Uint8Array.from(at, (offset) => (offset * change) & 0xff) } };
};

/** Sends a conversation. */
export function send(talk: Talk, time_us: number, sink: PacketSink): void {
  const { client, server } = documented;
  const address = [...client.address.slice(0, 3), talk.last_of_address];
  const { round_trip_us, segment_bytes_max, port, number } = talk;
  const path: NetworkPath = { client: { ...client, address }, server, round_trip_us, segment_bytes_max };
  const packet_id = { client: number & 0xffff, server: (number >>> 8) & 0xffff };
  const [first = [3, 0]] = talk.said;
  const datagram = createUdpFlow({ path, client_port: port, server_port: 53, packet_id }, sink);
  datagram('client', contentOf(first), time_us);
  datagram('server', contentOf([3, first[1]]), time_us + round_trip_us);
  const sequence = { client: number, server: ~number >>> 0 };
  // Of two, so that a template of one port must not be taken for the other.
  const server_port = number % 2 === 0 ? 80 : 9999;
  const flow = createTcpFlow({ path, client_port: port ^ 1, server_port, packet_id, sequence }, sink);
  let at_us = flow.open(time_us + round_trip_us);
  talk.said.forEach((one, nth) => {
    at_us = flow.send(nth % 2 === 0 ? 'client' : 'server', contentOf(one), at_us);
  });
  if (talk.ending === 'reset') flow.reset('server', at_us);
  else if (talk.ending !== 'none') flow.close(talk.ending, at_us);
}

const changed = (which: number) => fc.tuple(fc.constant(which), fc.nat({ max: 4 }));

/** Talks of few shapes, so that most are like another one. */
export const anyTalk = fc.record<Talk>({
  comment: fc.constantFrom('', '0123456789abcdef', 'fedcba9876543210', 'cut', 'größer'),
  after_us: fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 200_000 })),
  round_trip_us: fc.oneof(fc.constant(90_000), fc.nat({ max: 500 }), fc.nat({ max: 200_000 })),
  segment_bytes_max: fc.constantFrom(1460, 1460, 1460, 1360, 536),
  last_of_address: fc.constantFrom(10, 10, 10, 11),
  port: fc.nat({ max: 0xffff }),
  number: fc.nat({ max: 0xffff_ffff }),
  said: fc.oneof(
    fc.tuple(fc.constant<Said>([7, 2]), changed(4)),
    fc.tuple(changed(7), fc.constant<Said>([4, 0])),
    fc.tuple(changed(4), changed(3)),
    fc.array(fc.tuple(fc.nat({ max: 8 }), fc.nat({ max: 4 })), { minLength: 1, maxLength: 4 }),
  ),
  ending: fc.constantFrom('client', 'client', 'server', 'reset', 'none'),
});

/** When each of some talks begins. */
export function beginnings(talks: readonly Talk[]): number[] {
  let time_us = TIME_US;
  return talks.map(({ after_us }) => {
    time_us += after_us;
    return time_us;
  });
}

/** All packets of some talks as the plain writer writes them, sorted by time and talk. */
export function plainly(talks: readonly Talk[]): Buffer {
  const begins = beginnings(talks);
  const frames: Frame[] = talks.flatMap((talk, nth) => {
    const of: Frame[] = [];
    const comments = talk.comment === '' ? [] : [talk.comment];
    send(
      talk,
      begins[nth] as number,
      frameSink((frame) => of.push({ ...frame, comments })),
    );
    return of;
  });
  // The sort is stable: of those at once, the first talk is first.
  return Buffer.concat(frames.toSorted((a, b) => a.time_us - b.time_us).map(packetBlock));
}
