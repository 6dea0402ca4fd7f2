import { checksum, sumOfWords } from './checksum.ts';
import { type Ipv4Header, pseudoHeaderSum } from './ipv4.ts';
import { put16 } from './put.ts';

export const UDP_BYTES = 8;

/** Of a datagram, what its header tells. */
export interface UdpHeader {
  readonly source_port: number;
  readonly destination_port: number;
}

/**
 * Writes the header of a datagram, whose payload stands behind it, with its checksum (RFC 768): a sum of zero is sent as all
 * ones, since zero says that there is none.
 * @param length of header and payload
 */
export function writeUdp(bytes: Uint8Array, at: number, header: UdpHeader, ip: Ipv4Header, length: number): void {
  put16(bytes, at, header.source_port);
  put16(bytes, at + 2, header.destination_port);
  put16(bytes, at + 4, length);
  put16(bytes, at + 6, 0);
  put16(bytes, at + 6, udpChecksum(pseudoHeaderSum(ip, length) + sumOfWords(bytes, at, at + length)));
}

/** The checksum of a sum: never zero. */
export function udpChecksum(sum: number): number {
  return checksum(sum) || 0xffff;
}
