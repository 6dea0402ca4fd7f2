import { put16 } from './put.ts';

/** Six bytes. */
export type EthernetAddress = readonly number[];

/** What an Ethernet frame carries. */
export const etherTypes = {
  ipv4: 0x0800,
  ipv6: 0x86dd,
  vlan: 0x8100,
  vlan_outer: 0x88a8,
  pppoe: 0x8864,
  mpls: 0x8847,
  mpls_multicast: 0x8848,
  arp: 0x0806,
} as const;

export const ETHERNET_BYTES = 14;

/** Writes the header of a frame. */
export function writeEthernet(
  bytes: Uint8Array,
  at: number,
  source: EthernetAddress,
  destination: EthernetAddress,
  type: number,
): void {
  for (let i = 0; i < 6; i++) {
    bytes[at + i] = destination[i] as number;
    bytes[at + 6 + i] = source[i] as number;
  }
  put16(bytes, at + 12, type);
}
