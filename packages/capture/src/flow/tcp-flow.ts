import type { Frame } from '../frame.ts';
import { linkTypes } from '../frame.ts';
import { ETHERNET_BYTES, etherTypes, writeEthernet } from '../packet/ethernet.ts';
import { IPV4_BYTES, type Ipv4Header, protocols, writeIpv4 } from '../packet/ipv4.ts';
import { synOptions, type TcpSegment, tcpBytes, tcpFlags, writeTcp } from '../packet/tcp.ts';
import type { NetworkPath } from './network-path.ts';

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
  /** Bytes in segments, each acknowledged by the other side. Gives the time at which the last one has arrived. */
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

/** Begins a connection; each frame is handed to `write`. The capture is on the client's side of the network. */
export function createTcpFlow(
  { path, client_port, server_port, sequence, packet_id }: TcpStart,
  write: (frame: Frame) => void,
): TcpFlow {
  const next = { ...sequence };
  const id = { ...packet_id };
  const other = (side: Side): Side => (side === 'client' ? 'server' : 'client');

  const emit = (from: Side, time_us: number, segment: Pick<TcpSegment, 'flags' | 'options' | 'payload'>): void => {
    const [me, you] = [path[from], path[other(from)]];
    const ports = from === 'client' ? [client_port, server_port] : [server_port, client_port];
    const whole: TcpSegment = {
      source_port: ports[0] as number,
      destination_port: ports[1] as number,
      sequence: next[from],
      acknowledgement: (segment.flags & tcpFlags.ack) !== 0 ? next[other(from)] : 0,
      window: WINDOW,
      ...segment,
    };
    const length = tcpBytes(whole);
    const ip: Ipv4Header = {
      source: me.address,
      destination: you.address,
      protocol: protocols.tcp,
      id: id[from],
      ttl: me.ttl,
    };
    const bytes = new Uint8Array(ETHERNET_BYTES + IPV4_BYTES + length);
    writeEthernet(bytes, { source: me.ethernet, destination: you.ethernet }, etherTypes.ipv4);
    writeIpv4(bytes, ETHERNET_BYTES, ip, length);
    writeTcp(bytes, ETHERNET_BYTES + IPV4_BYTES, whole, ip);
    id[from] = (id[from] + 1) & 0xffff;
    const counted = (segment.payload?.length ?? 0) + ((segment.flags & (tcpFlags.syn | tcpFlags.fin)) !== 0 ? 1 : 0);
    next[from] = (next[from] + counted) >>> 0;
    write({ time_us, link_type: linkTypes.ethernet, bytes, length: bytes.length, comments: [] });
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
      let at_us = time_us;
      for (let at = 0; at < bytes.length; at += path.segment_bytes_max) {
        const payload = bytes.subarray(at, at + path.segment_bytes_max);
        const last = at + payload.length === bytes.length;
        emit(from, at_us, { flags: tcpFlags.ack | (last ? tcpFlags.psh : 0), payload });
        if (!last) at_us += SEGMENT_GAP_US;
      }
      at_us += from === 'client' ? path.round_trip_us : ACK_US;
      emit(other(from), at_us, { flags: tcpFlags.ack });
      return at_us;
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
