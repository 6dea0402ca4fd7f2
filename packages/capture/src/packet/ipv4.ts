import { checksum, sumOfWords } from './checksum.ts';
import { put16 } from './put.ts';

/** Four bytes. */
export type Ipv4Address = readonly number[];

export const protocols = { tcp: 6, udp: 17 } as const;

export const IPV4_BYTES = 20;

const VERSION_AND_LENGTH = 0x45;
const DO_NOT_FRAGMENT = 0x40;

/** The header of a packet that is not fragmented. */
export interface Ipv4Header {
  readonly source: Ipv4Address;
  readonly destination: Ipv4Address;
  readonly protocol: number;
  readonly id: number;
  readonly ttl: number;
}

/** Writes the header of a packet whose payload has so many bytes, with its checksum (RFC 791). */
export function writeIpv4(bytes: Uint8Array, at: number, header: Ipv4Header, payload_bytes: number): void {
  const total = IPV4_BYTES + payload_bytes;
  bytes[at] = VERSION_AND_LENGTH;
  bytes[at + 1] = 0;
  put16(bytes, at + 2, total);
  put16(bytes, at + 4, header.id);
  bytes[at + 6] = DO_NOT_FRAGMENT;
  bytes[at + 7] = 0;
  bytes[at + 8] = header.ttl;
  bytes[at + 9] = header.protocol;
  put16(bytes, at + 10, 0);
  putAddress(bytes, at + 12, header.source);
  putAddress(bytes, at + 16, header.destination);
  put16(bytes, at + 10, checksum(sumOfWords(bytes, at, at + IPV4_BYTES)));
}

/** The sum of the pseudo-header that the checksums of TCP and UDP begin with (RFC 9293, 3.1). */
export function pseudoHeaderSum({ source, destination, protocol }: Ipv4Header, payload_bytes: number): number {
  return wordsOf(source) + wordsOf(destination) + protocol + payload_bytes;
}

function wordsOf([a = 0, b = 0, c = 0, d = 0]: Ipv4Address): number {
  return ((a << 8) | b) + ((c << 8) | d);
}

function putAddress(bytes: Uint8Array, at: number, address: Ipv4Address): void {
  for (let i = 0; i < 4; i++) bytes[at + i] = address[i] as number;
}
