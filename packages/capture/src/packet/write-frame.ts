import type { Host } from '../flow/network-path.ts';
import { type Frame, linkTypes } from '../frame.ts';
import { ETHERNET_BYTES, etherTypes, writeEthernet } from './ethernet.ts';
import { IPV4_BYTES, type Ipv4Header, writeIpv4 } from './ipv4.ts';

/** Who sends a packet to whom, with which number, and what it carries. */
export interface Carried {
  readonly from: Host;
  readonly to: Host;
  readonly packet_id: number;
  readonly protocol: number;
  /** Bytes of the segment or datagram. */
  readonly length: number;
  /** Writes them at an offset. */
  readonly write: (bytes: Uint8Array, at: number, ip: Ipv4Header) => void;
}

/** The Ethernet frame of a packet. */
export function frameOf(time_us: number, { from, to, packet_id, protocol, length, write }: Carried): Frame {
  const bytes = new Uint8Array(ETHERNET_BYTES + IPV4_BYTES + length);
  const ip: Ipv4Header = { source: from.address, destination: to.address, protocol, id: packet_id, ttl: from.ttl };
  writeEthernet(bytes, { source: from.ethernet, destination: to.ethernet }, etherTypes.ipv4);
  writeIpv4(bytes, ETHERNET_BYTES, ip, length);
  write(bytes, ETHERNET_BYTES + IPV4_BYTES, ip);
  return { time_us, link_type: linkTypes.ethernet, bytes, length: bytes.length, comments: [] };
}
