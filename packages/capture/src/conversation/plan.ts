import type { FlowEnds } from '../flow/network-path.ts';
import type { PacketSink } from '../flow/packet-sink.ts';
import type { Content } from '../packet/content.ts';
import type { PlannedPacket } from '../packet/planned-packet.ts';

/**
 * The packets of a conversation, in order of time. Numbers of all packets lie together, and a plan is used again for another
 * conversation: nothing is made for a packet.
 */
export interface Plan extends PacketSink {
  /** How many packets it has. */
  readonly length: number;
  readonly time_us: Float64Array;
  /** Side, protocol, flags and size of each, in one number. */
  readonly shape: Int32Array;
  readonly packet_id: Int32Array;
  readonly sequence: Int32Array;
  readonly acknowledgement: Int32Array;
  readonly start: Int32Array;
  readonly contents: readonly Content[];
  readonly ends: readonly FlowEnds[];
  /** One of its packets. */
  at(index: number): PlannedPacket;
  clear(): void;
}

const FROM_CLIENT = 1;
const TCP = 2;
const FLAGS_AT = 2;
const FLAGS = 0xff;
/** A payload has less than 2^16 bytes. */
const SIZE_AT = 10;

export function isFromClient(shape: number): boolean {
  return (shape & FROM_CLIENT) !== 0;
}

export function isTcp(shape: number): boolean {
  return (shape & TCP) !== 0;
}

export function sizeOf(shape: number): number {
  return shape >>> SIZE_AT;
}

/** Enough for most conversations; others get more. */
const PACKETS = 32;

/** A plan without packets. */
export function createPlan(): Plan {
  let room = PACKETS;
  const plan = {
    length: 0,
    time_us: new Float64Array(room),
    shape: new Int32Array(room),
    packet_id: new Int32Array(room),
    sequence: new Int32Array(room),
    acknowledgement: new Int32Array(room),
    start: new Int32Array(room),
    contents: [] as Content[],
    ends: [] as FlowEnds[],
    packet({
      time_us,
      protocol,
      ends,
      from,
      packet_id,
      content,
      start,
      end,
      flags,
      sequence,
      acknowledgement,
    }: PlannedPacket) {
      if (plan.length === room) grow();
      const i = plan.length++;
      const kind = (from === 'client' ? FROM_CLIENT : 0) | (protocol === 'tcp' ? TCP : 0);
      plan.time_us[i] = time_us;
      plan.shape[i] = kind | (flags << FLAGS_AT) | ((end - start) << SIZE_AT);
      plan.packet_id[i] = packet_id;
      plan.sequence[i] = sequence;
      plan.acknowledgement[i] = acknowledgement;
      plan.start[i] = start;
      plan.contents[i] = content;
      plan.ends[i] = ends;
    },
    at(index: number): PlannedPacket {
      const shape = plan.shape[index] as number;
      const start = plan.start[index] as number;
      return {
        time_us: plan.time_us[index] as number,
        protocol: isTcp(shape) ? 'tcp' : 'udp',
        ends: plan.ends[index] as FlowEnds,
        from: isFromClient(shape) ? 'client' : 'server',
        packet_id: plan.packet_id[index] as number,
        content: plan.contents[index] as Content,
        start,
        end: start + sizeOf(shape),
        flags: (shape >> FLAGS_AT) & FLAGS,
        sequence: plan.sequence[index] as number,
        acknowledgement: plan.acknowledgement[index] as number,
      };
    },
    clear() {
      plan.length = 0;
    },
  };
  const grow = (): void => {
    room *= 2;
    const doubled = (of: Int32Array): Int32Array<ArrayBuffer> => {
      const bigger = new Int32Array(room);
      bigger.set(of);
      return bigger;
    };
    const times = new Float64Array(room);
    times.set(plan.time_us);
    plan.time_us = times;
    plan.shape = doubled(plan.shape);
    plan.packet_id = doubled(plan.packet_id);
    plan.sequence = doubled(plan.sequence);
    plan.acknowledgement = doubled(plan.acknowledgement);
    plan.start = doubled(plan.start);
  };
  return plan;
}
