import { checksum, sumOfWords } from './checksum.ts';
import { type Ipv4Header, pseudoHeaderSum, put16 } from './ipv4.ts';

export const UDP_BYTES = 8;

/** A datagram. */
export interface UdpDatagram {
  readonly source_port: number;
  readonly destination_port: number;
  readonly payload: Uint8Array;
}

/** Writes a datagram with its checksum (RFC 768): a sum of zero is sent as all ones, since zero says that there is none. */
export function writeUdp(bytes: Uint8Array, at: number, datagram: UdpDatagram, ip: Ipv4Header): void {
  const { source_port, destination_port, payload } = datagram;
  const length = UDP_BYTES + payload.length;
  put16(bytes, at, source_port);
  put16(bytes, at + 2, destination_port);
  put16(bytes, at + 4, length);
  put16(bytes, at + 6, 0);
  bytes.set(payload, at + UDP_BYTES);
  put16(bytes, at + 6, checksum(pseudoHeaderSum(ip, length) + sumOfWords(bytes, at, at + length)) || 0xffff);
}
