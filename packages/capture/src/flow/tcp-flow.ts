import { protocols } from '../packet/ipv4.ts';
import { synOptions, type TcpSegment, tcpBytes, tcpFlags, writeTcp } from '../packet/tcp.ts';
import type { NetworkPath } from './network-path.ts';
import type { PacketSink } from './packet-sink.ts';

/** Who sends. */
export type Side = 'client' | 'server';

/** What a connection begins with. All of it comes from the caller: no byte is drawn here. */
export interface TcpStart {
  readonly path: NetworkPath;
  readonly client_port: number;
  readonly server_port: number;
  /** The first sequence numbers, and the ids of the first packets. */
  readonly sequence: Readonly<Record<Side, number>>;
  readonly packet_id: Readonly<Record<Side, number>>;
}

/** A connection that writes its packets as they go. Times are microseconds since 1970. */
export interface TcpFlow {
  /** SYN, SYN and ACK, ACK. Gives the time at which the client may send. */
  open(time_us: number): number;
  /** Bytes in segments, each second one acknowledged by the other side. Gives when the acknowledgement of the last one is there. */
  send(from: Side, bytes: Uint8Array, time_us: number): number;
  /** FIN by one side, then by the other. */
  close(from: Side, time_us: number): number;
  /** RST by one side. */
  reset(from: Side, time_us: number): void;
}

const WINDOW = 0xffff;
const WINDOW_SCALE = 8;
/** Between segments of one write, on a link of some 100 Mbit/s. */
const SEGMENT_GAP_US = 120;
/** How long a machine takes to acknowledge. */
const ACK_US = 40;
/** Each second segment is acknowledged, and the last one (RFC 1122, 4.2.3.2). */
const SEGMENTS_AN_ACK = 2;

/** What differs between the segments of a connection; without `acknowledgement`, all that was sent is acknowledged. */
type Emitted = Pick<TcpSegment, 'flags' | 'options' | 'payload'> & Partial<Pick<TcpSegment, 'acknowledgement'>>;

/** Begins a connection. The capture is on the client's side of the network. */
export function createTcpFlow(
  { path, client_port, server_port, sequence, packet_id }: TcpStart,
  sink: PacketSink,
): TcpFlow {
  const next = { ...sequence };
  const id = { ...packet_id };
  const other = (side: Side): Side => (side === 'client' ? 'server' : 'client');

  const emit = (from: Side, time_us: number, segment: Emitted): void => {
    const ports = from === 'client' ? [client_port, server_port] : [server_port, client_port];
    const whole: TcpSegment = {
      source_port: ports[0] as number,
      destination_port: ports[1] as number,
      sequence: next[from],
      acknowledgement: (segment.flags & tcpFlags.ack) !== 0 ? next[other(from)] : 0,
      window: WINDOW,
      ...segment,
    };
    sink.packet(time_us, {
      from: path[from],
      to: path[other(from)],
      packet_id: id[from],
      protocol: protocols.tcp,
      length: tcpBytes(whole),
      write: (bytes, at, ip) => writeTcp(bytes, at, whole, ip),
    });
    id[from] = (id[from] + 1) & 0xffff;
    const counted = (segment.payload?.length ?? 0) + ((segment.flags & (tcpFlags.syn | tcpFlags.fin)) !== 0 ? 1 : 0);
    next[from] = (next[from] + counted) >>> 0;
  };

  return {
    open(time_us) {
      const options = synOptions(path.segment_bytes_max, WINDOW_SCALE);
      emit('client', time_us, { flags: tcpFlags.syn, options });
      const answered_us = time_us + path.round_trip_us;
      emit('server', answered_us, { flags: tcpFlags.syn | tcpFlags.ack, options });
      emit('client', answered_us + ACK_US, { flags: tcpFlags.ack });
      return answered_us + ACK_US;
    },
    send(from, bytes, time_us) {
      const back_us = from === 'client' ? path.round_trip_us : ACK_US;
      // Acknowledgements that are on their way: they arrive, in order, when their time has come.
      const coming: { at_us: number; acknowledgement: number }[] = [];
      const arrive = (until_us: number): void => {
        for (let next = coming[0]; next && next.at_us <= until_us; next = coming[0]) {
          coming.shift();
          emit(other(from), next.at_us, { flags: tcpFlags.ack, acknowledgement: next.acknowledgement });
        }
      };
      let at_us = time_us;
      for (let at = 0, count = 1; at < bytes.length; at += path.segment_bytes_max, count++) {
        arrive(at_us);
        const payload = bytes.subarray(at, at + path.segment_bytes_max);
        const last = at + payload.length === bytes.length;
        emit(from, at_us, { flags: tcpFlags.ack | (last ? tcpFlags.psh : 0), payload });
        if (last || count % SEGMENTS_AN_ACK === 0) coming.push({ at_us: at_us + back_us, acknowledgement: next[from] });
        if (!last) at_us += SEGMENT_GAP_US;
      }
      arrive(Number.POSITIVE_INFINITY);
      return at_us + back_us;
    },
    close(from, time_us) {
      const to = other(from);
      const back_us = from === 'client' ? path.round_trip_us : ACK_US;
      const last_us = from === 'client' ? ACK_US : path.round_trip_us;
      emit(from, time_us, { flags: tcpFlags.fin | tcpFlags.ack });
      emit(to, time_us + back_us, { flags: tcpFlags.fin | tcpFlags.ack });
      emit(from, time_us + back_us + last_us, { flags: tcpFlags.ack });
      return time_us + back_us + last_us;
    },
    reset(from, time_us) {
      emit(from, time_us, { flags: tcpFlags.rst | tcpFlags.ack });
    },
  };
}
