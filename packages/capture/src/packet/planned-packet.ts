import type { FlowEnds, Side } from '../flow/network-path.ts';
import { type Content, writeContent } from './content.ts';
import { ETHERNET_BYTES, etherTypes, writeEthernet } from './ethernet.ts';
import { IPV4_BYTES, type Ipv4Header, protocols, writeIpv4 } from './ipv4.ts';
import { SYN_OPTION_BYTES, synOptions, TCP_BYTES, tcpFlags, writeTcp } from './tcp.ts';
import { UDP_BYTES, writeUdp } from './udp.ts';

/** A packet that passes at a time, before it is bytes. */
export interface PlannedPacket {
  /** Microseconds since 1970. */
  readonly time_us: number;
  readonly protocol: keyof typeof protocols;
  readonly ends: FlowEnds;
  readonly from: Side;
  readonly packet_id: number;
  /** What it carries: the content from `start` to `end`. */
  readonly content: Content;
  readonly start: number;
  readonly end: number;
  /** Of a segment. The numbers are signed: as 32 bits they are the same, and signed ones need no memory of their own. */
  readonly flags: number;
  readonly sequence: number;
  readonly acknowledgement: number;
}

/** The same, while it is written to. */
export type Writable<T> = { -readonly [key in keyof T]: T[key] };

/** The window that all segments tell. */
const WINDOW = 0xffff;
const WINDOW_SCALE = 8;
const noOptions = new Uint8Array(0);

/** How many bytes its segment or datagram has. */
export function carriedBytes({ protocol, flags, start, end }: PlannedPacket): number {
  return (protocol === 'udp' ? UDP_BYTES : TCP_BYTES + (opens(flags) ? SYN_OPTION_BYTES : 0)) + end - start;
}

function opens(flags: number): boolean {
  return (flags & tcpFlags.syn) !== 0;
}

/** How many bytes its frame has. */
export function frameBytes(packet: PlannedPacket): number {
  return ETHERNET_BYTES + IPV4_BYTES + carriedBytes(packet);
}

/** What its IPv4 header tells. */
export function ipv4Of({ protocol, ends, from, packet_id }: PlannedPacket): Ipv4Header {
  const source = ends.path[from];
  const destination = from === 'client' ? ends.path.server : ends.path.client;
  return {
    source: source.address,
    destination: destination.address,
    protocol: protocols[protocol],
    id: packet_id,
    ttl: source.ttl,
  };
}

/** Writes its Ethernet frame: every byte of it, whatever was there. */
export function writeFrame(bytes: Uint8Array, at: number, packet: PlannedPacket): void {
  const { protocol, ends, from, content, start, end } = packet;
  const { client, server } = ends.path;
  const is_client = from === 'client';
  const source_port = is_client ? ends.client_port : ends.server_port;
  const destination_port = is_client ? ends.server_port : ends.client_port;
  const ip = ipv4Of(packet);
  const ip_at = at + ETHERNET_BYTES;
  const transport_at = ip_at + IPV4_BYTES;
  const length = carriedBytes(packet);
  const [source, destination] = is_client ? ([client, server] as const) : ([server, client] as const);
  writeEthernet(bytes, at, source.ethernet, destination.ethernet, etherTypes.ipv4);
  writeIpv4(bytes, ip_at, ip, length);
  // The checksum that follows is over what it carries.
  writeContent(bytes, transport_at + length - (end - start), content, start, end);
  if (protocol === 'udp') writeUdp(bytes, transport_at, { source_port, destination_port }, ip, length);
  else {
    const { flags, sequence, acknowledgement } = packet;
    const options = opens(flags) ? synOptions(ends.path.segment_bytes_max, WINDOW_SCALE) : noOptions;
    const header = { source_port, destination_port, sequence, acknowledgement, flags, window: WINDOW, options };
    writeTcp(bytes, transport_at, header, ip, length);
  }
}
