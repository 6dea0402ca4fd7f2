import { type Frame, linkTypes } from '../frame.ts';
import { ETHERNET_BYTES, etherTypes, writeEthernet } from '../packet/ethernet.ts';
import { IPV4_BYTES, type Ipv4Header, writeIpv4 } from '../packet/ipv4.ts';
import type { Host } from './network-path.ts';

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

/** Takes the packets of a flow, as they are sent. */
export interface PacketSink {
  /** @param time_us microseconds since 1970 */
  packet(time_us: number, carried: Carried): void;
}

/** Bytes of a frame that carries so many. */
export function frameBytes(carried_bytes: number): number {
  return ETHERNET_BYTES + IPV4_BYTES + carried_bytes;
}

/** Writes the Ethernet frame of a packet at an offset. */
export function writeFrame(
  bytes: Uint8Array,
  at: number,
  { from, to, packet_id, protocol, length, write }: Carried,
): void {
  const ip: Ipv4Header = { source: from.address, destination: to.address, protocol, id: packet_id, ttl: from.ttl };
  writeEthernet(bytes, at, from.ethernet, to.ethernet, etherTypes.ipv4);
  writeIpv4(bytes, at + ETHERNET_BYTES, ip, length);
  write(bytes, at + ETHERNET_BYTES + IPV4_BYTES, ip);
}

/** Gives each packet as a frame of its own. */
export function frameSink(take: (frame: Frame) => void): PacketSink {
  return {
    packet(time_us, carried) {
      const bytes = new Uint8Array(frameBytes(carried.length));
      writeFrame(bytes, 0, carried);
      take({ time_us, link_type: linkTypes.ethernet, bytes, length: bytes.length, comments: [] });
    },
  };
}
