/** Six bytes. */
export type EthernetAddress = readonly number[];

/** What an Ethernet frame carries. */
export const etherTypes = { ipv4: 0x0800, ipv6: 0x86dd, vlan: 0x8100, vlan_outer: 0x88a8, arp: 0x0806 } as const;

export const ETHERNET_BYTES = 14;

/** Writes the header of a frame. */
export function writeEthernet(
  bytes: Uint8Array,
  { source, destination }: { readonly source: EthernetAddress; readonly destination: EthernetAddress },
  type: number,
): void {
  bytes.set(destination, 0);
  bytes.set(source, 6);
  bytes[12] = type >> 8;
  bytes[13] = type & 0xff;
}
