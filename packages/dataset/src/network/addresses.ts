import { nameHash } from '@phonehome/shared';

/** Four bytes. */
export type Address = readonly [number, number, number, number];

/** 198.18.0.0/15, the range for benchmarks (RFC 2544), has so many addresses for phones; it is gone through again then. */
const PHONE_ADDRESSES = 1 << 17;
/** Not the first and the last ones of the range. */
const RESERVED_ADDRESSES = 256;

/** The address of a phone, as behind the operator's translation of addresses: unique among 130,816 consecutive devices. */
export function phoneAddress(device: number): Address {
  const at = (device % (PHONE_ADDRESSES - RESERVED_ADDRESSES)) + RESERVED_ADDRESSES / 2;
  return [198, 18 + (at >> 16), (at >> 8) & 0xff, at & 0xff];
}

/** The last four bytes of the Ethernet address of a phone's access router: locally administered, not the phone's own. */
export function routerEthernet(device: number): readonly number[] {
  return [0x02, 0x00, (device >>> 24) & 0xff, (device >>> 16) & 0xff, (device >>> 8) & 0xff, device & 0xff];
}

/** The next hop of all: the operator's gateway. */
export const GATEWAY_ETHERNET: readonly number[] = [0x02, 0x01, 0, 0, 0, 1];

/** The resolver that the network names to its phones. */
export const RESOLVER_ADDRESS: Address = [192, 0, 2, 53];

const SERVER_NETS = [
  [192, 0, 2],
  [198, 51, 100],
  [203, 0, 113],
] as const;
const RESOLVER_LAST = 53;

/** The address of a server: in one of the three ranges for documentation (RFC 5737), by its name alone. */
export function serverAddress(host: string): Address {
  const hash = nameHash(host);
  const [a, b, c] = SERVER_NETS[hash % SERVER_NETS.length] as readonly [number, number, number];
  const last = 1 + ((hash >>> 8) % 253);
  return [a, b, c, last >= RESOLVER_LAST ? last + 1 : last];
}

/** An address as text. */
export function addressText(address: readonly number[]): string {
  return address.join('.');
}
