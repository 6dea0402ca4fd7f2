import type { FlowEnds, Host, Side } from '../flow/network-path.ts';
import { type Content, writeContent } from './content.ts';
import { ETHERNET_BYTES, etherTypes, writeEthernet } from './ethernet.ts';
import { IPV4_BYTES, protocols, writeIpv4 } from './ipv4.ts';
import { TCP_BYTES, writeTcp } from './tcp.ts';
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
  /** Of a segment. */
  readonly flags: number;
  readonly sequence: number;
  readonly acknowledgement: number;
  readonly options: Uint8Array;
}

/** The window that all segments tell. */
const WINDOW = 0xffff;

/** How many bytes its frame has. */
export function frameBytes({ protocol, options, start, end }: PlannedPacket): number {
  const header = protocol === 'tcp' ? TCP_BYTES + options.length : UDP_BYTES;
  return ETHERNET_BYTES + IPV4_BYTES + header + end - start;
}

/** Writes its Ethernet frame: every byte of it, whatever was there. */
export function writeFrame(bytes: Uint8Array, at: number, packet: PlannedPacket): void {
  const { protocol, ends, from, packet_id, content, start, end } = packet;
  const { client, server } = ends.path;
  const is_client = from === 'client';
  const [source, destination]: readonly [Host, Host] = is_client ? [client, server] : [server, client];
  const source_port = is_client ? ends.client_port : ends.server_port;
  const destination_port = is_client ? ends.server_port : ends.client_port;
  const ip = {
    source: source.address,
    destination: destination.address,
    protocol: protocols[protocol],
    id: packet_id,
    ttl: source.ttl,
  };
  const ip_at = at + ETHERNET_BYTES;
  const transport_at = ip_at + IPV4_BYTES;
  const length = at + frameBytes(packet) - transport_at;
  writeEthernet(bytes, at, source.ethernet, destination.ethernet, etherTypes.ipv4);
  writeIpv4(bytes, ip_at, ip, length);
  // The checksum that follows is over what it carries.
  writeContent(bytes, transport_at + length - (end - start), content, start, end);
  if (protocol === 'udp') writeUdp(bytes, transport_at, { source_port, destination_port }, ip, length);
  else {
    const { flags, sequence, acknowledgement, options } = packet;
    const header = { source_port, destination_port, sequence, acknowledgement, flags, window: WINDOW, options };
    writeTcp(bytes, transport_at, header, ip, length);
  }
}
