import { type Content, contentOf } from '../packet/content.ts';
import type { PlannedPacket, Writable } from '../packet/planned-packet.ts';
import { tcpFlags } from '../packet/tcp.ts';
import type { FlowEnds, Side } from './network-path.ts';
import type { PacketSink } from './packet-sink.ts';

/** What a connection begins with. All of it comes from the caller: no byte is drawn here. */
export interface TcpStart extends FlowEnds {
  /** The first sequence numbers, and the ids of the first packets. */
  readonly sequence: Readonly<Record<Side, number>>;
  readonly packet_id: Readonly<Record<Side, number>>;
}

/** A connection that tells its packets as they go. Times are microseconds since 1970. */
export interface TcpFlow {
  /** SYN, SYN and ACK, ACK. Gives the time at which the client may send. */
  open(time_us: number): number;
  /** Bytes in segments, each second one acknowledged by the other side. Gives when the acknowledgement of the last one is there. */
  send(from: Side, bytes: Uint8Array | Content, time_us: number): number;
  /** FIN by one side, then by the other. */
  close(from: Side, time_us: number): number;
  /** RST by one side. */
  reset(from: Side, time_us: number): void;
}

/** Between segments of one write, on a link of some 100 Mbit/s. */
const SEGMENT_GAP_US = 120;
/** How long a machine takes to acknowledge. */
const ACK_US = 40;
/** Each second segment is acknowledged, and the last one (RFC 1122, 4.2.3.2). */
const SEGMENTS_AN_ACK = 2;

const nothing: Content = { bytes: new Uint8Array(0), changes: null };

/** One end of a connection. */
interface End {
  readonly side: Side;
  /** The number of the byte that it sends next, signed, and the id of its next packet. */
  next: number;
  packet_id: number;
  /** How long an answer to what it sends takes. */
  readonly answer_us: number;
}

/** Begins a connection. The capture is on the client's side of the network. */
export function createTcpFlow(start: TcpStart, sink: PacketSink): TcpFlow {
  const { path, sequence, packet_id } = start;
  const { round_trip_us, segment_bytes_max } = path;
  const client = endOf('client', sequence.client, packet_id.client, round_trip_us);
  const server = endOf('server', sequence.server, packet_id.server, ACK_US);
  const packet: Writable<PlannedPacket> = {
    time_us: 0,
    protocol: 'tcp',
    ends: start,
    from: 'client',
    packet_id: 0,
    content: nothing,
    start: 0,
    end: 0,
    flags: 0,
    sequence: 0,
    acknowledgement: 0,
  };

  const emit = (
    from: End,
    time_us: number,
    flags: number,
    acknowledged: number,
    content = nothing,
    at = 0,
    end = 0,
  ) => {
    packet.time_us = time_us;
    packet.from = from.side;
    packet.packet_id = from.packet_id;
    packet.content = content;
    packet.start = at;
    packet.end = end;
    packet.flags = flags;
    packet.sequence = from.next;
    packet.acknowledgement = (flags & tcpFlags.ack) !== 0 ? acknowledged : 0;
    sink.packet(packet);
    from.packet_id = (from.packet_id + 1) & 0xffff;
    const counted = (flags & (tcpFlags.syn | tcpFlags.fin)) !== 0 ? 1 : 0;
    from.next = (from.next + end - at + counted) | 0;
  };
  const otherEnd = (end: End): End => (end === client ? server : client);
  /** A segment without a payload, which acknowledges all that was sent. */
  const signal = (from: End, time_us: number, flags: number): void => emit(from, time_us, flags, otherEnd(from).next);

  return {
    open(time_us) {
      signal(client, time_us, tcpFlags.syn);
      const answered_us = time_us + round_trip_us;
      signal(server, answered_us, tcpFlags.syn | tcpFlags.ack);
      signal(client, answered_us + ACK_US, tcpFlags.ack);
      return answered_us + ACK_US;
    },
    send(side, bytes, time_us) {
      const from = side === 'client' ? client : server;
      const to = otherEnd(from);
      const content = contentOf(bytes);
      const { length } = content.bytes;
      const segments = Math.ceil(length / segment_bytes_max);
      const first = from.next;
      let acknowledged = 0;
      for (let segment = 0; segment <= segments; segment++) {
        // Acknowledgements of the segments before this one that have arrived; after the last one, all.
        const now_us = segment < segments ? time_us + segment * SEGMENT_GAP_US : Number.POSITIVE_INFINITY;
        while (acknowledged < segment) {
          const upto = Math.min(acknowledged + SEGMENTS_AN_ACK, segments);
          const at_us = time_us + (upto - 1) * SEGMENT_GAP_US + from.answer_us;
          if (upto > segment || at_us > now_us) break;
          emit(to, at_us, tcpFlags.ack, (first + Math.min(upto * segment_bytes_max, length)) | 0);
          acknowledged = upto;
        }
        if (segment === segments) break;
        const at = segment * segment_bytes_max;
        const last = segment === segments - 1;
        const flags = last ? tcpFlags.ack | tcpFlags.psh : tcpFlags.ack;
        emit(from, now_us, flags, to.next, content, at, last ? length : at + segment_bytes_max);
      }
      return time_us + (Math.max(segments, 1) - 1) * SEGMENT_GAP_US + from.answer_us;
    },
    close(side, time_us) {
      const from = side === 'client' ? client : server;
      const to = otherEnd(from);
      const answered_us = time_us + from.answer_us;
      signal(from, time_us, tcpFlags.fin | tcpFlags.ack);
      signal(to, answered_us, tcpFlags.fin | tcpFlags.ack);
      signal(from, answered_us + to.answer_us, tcpFlags.ack);
      return answered_us + to.answer_us;
    },
    reset(side, time_us) {
      signal(side === 'client' ? client : server, time_us, tcpFlags.rst | tcpFlags.ack);
    },
  };
}

function endOf(side: Side, sequence: number, packet_id: number, answer_us: number): End {
  return { side, next: sequence | 0, packet_id, answer_us };
}
