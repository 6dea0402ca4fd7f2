import { type Content, contentOf } from '../packet/content.ts';
import { synOptions, tcpFlags } from '../packet/tcp.ts';
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

const WINDOW_SCALE = 8;
/** Between segments of one write, on a link of some 100 Mbit/s. */
const SEGMENT_GAP_US = 120;
/** How long a machine takes to acknowledge. */
const ACK_US = 40;
/** Each second segment is acknowledged, and the last one (RFC 1122, 4.2.3.2). */
const SEGMENTS_AN_ACK = 2;

const nothing: Content = { bytes: new Uint8Array(0), changes: null };
const noOptions = new Uint8Array(0);

/** Begins a connection. The capture is on the client's side of the network. */
export function createTcpFlow(start: TcpStart, sink: PacketSink): TcpFlow {
  const { path, sequence, packet_id } = start;
  const { round_trip_us, segment_bytes_max } = path;
  const next = { client: sequence.client, server: sequence.server };
  const id = { client: packet_id.client, server: packet_id.server };
  /** How long an answer to what a side sends takes. */
  const back_us = { client: round_trip_us, server: ACK_US };

  const emit = (
    from: Side,
    time_us: number,
    flags: number,
    { acknowledgement = next[otherSide(from)], content = nothing, at = 0, end = 0, options = noOptions } = none,
  ): void => {
    sink.packet({
      time_us,
      protocol: 'tcp',
      ends: start,
      from,
      packet_id: id[from],
      content,
      start: at,
      end,
      flags,
      sequence: next[from],
      acknowledgement: (flags & tcpFlags.ack) !== 0 ? acknowledgement : 0,
      options,
    });
    id[from] = (id[from] + 1) & 0xffff;
    const counted = (flags & (tcpFlags.syn | tcpFlags.fin)) !== 0 ? 1 : 0;
    next[from] = (next[from] + end - at + counted) >>> 0;
  };

  return {
    open(time_us) {
      const options = optionsOf(segment_bytes_max);
      emit('client', time_us, tcpFlags.syn, { options });
      const answered_us = time_us + round_trip_us;
      emit('server', answered_us, tcpFlags.syn | tcpFlags.ack, { options });
      emit('client', answered_us + ACK_US, tcpFlags.ack);
      return answered_us + ACK_US;
    },
    send(from, bytes, time_us) {
      const content = contentOf(bytes);
      const { length } = content.bytes;
      const segments = Math.ceil(length / segment_bytes_max);
      const first = next[from];
      const sent_us = (segment: number): number => time_us + segment * SEGMENT_GAP_US;
      let acknowledged = 0;
      /** The acknowledgements of segments below `sent` that arrive until a time. */
      const arrive = (sent: number, until_us: number): void => {
        while (acknowledged < sent) {
          const upto = Math.min(acknowledged + SEGMENTS_AN_ACK, segments);
          const at_us = sent_us(upto - 1) + back_us[from];
          if (upto > sent || at_us > until_us) return;
          const acknowledgement = (first + Math.min(upto * segment_bytes_max, length)) >>> 0;
          emit(otherSide(from), at_us, tcpFlags.ack, { acknowledgement });
          acknowledged = upto;
        }
      };
      for (let segment = 0; segment < segments; segment++) {
        arrive(segment, sent_us(segment));
        const at = segment * segment_bytes_max;
        const last = segment === segments - 1;
        const end = last ? length : at + segment_bytes_max;
        emit(from, sent_us(segment), tcpFlags.ack | (last ? tcpFlags.psh : 0), { content, at, end });
      }
      arrive(segments, Number.POSITIVE_INFINITY);
      return sent_us(Math.max(segments, 1) - 1) + back_us[from];
    },
    close(from, time_us) {
      const to = otherSide(from);
      const answered_us = time_us + back_us[from];
      emit(from, time_us, tcpFlags.fin | tcpFlags.ack);
      emit(to, answered_us, tcpFlags.fin | tcpFlags.ack);
      emit(from, answered_us + back_us[to], tcpFlags.ack);
      return answered_us + back_us[to];
    },
    reset(from, time_us) {
      emit(from, time_us, tcpFlags.rst | tcpFlags.ack);
    },
  };
}

/** What a segment has beyond its flags; without `acknowledgement`, all that was sent is acknowledged. */
interface Segment {
  readonly acknowledgement?: number;
  readonly content?: Content;
  readonly at?: number;
  readonly end?: number;
  readonly options?: Uint8Array;
}

const none: Segment = {};

function otherSide(side: Side): Side {
  return side === 'client' ? 'server' : 'client';
}

const optionsBySegment = new Map<number, Uint8Array>();

/** The options of a SYN: the same object for the same largest segment. */
function optionsOf(segment_bytes_max: number): Uint8Array {
  const known = optionsBySegment.get(segment_bytes_max);
  if (known) return known;
  const options = synOptions(segment_bytes_max, WINDOW_SCALE);
  optionsBySegment.set(segment_bytes_max, options);
  return options;
}
