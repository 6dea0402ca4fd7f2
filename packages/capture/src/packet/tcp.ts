import { checksum, sumOfWords } from './checksum.ts';
import { type Ipv4Header, pseudoHeaderSum } from './ipv4.ts';
import { put16, put32 } from './put.ts';

export const TCP_BYTES = 20;

export const tcpFlags = { fin: 0x01, syn: 0x02, rst: 0x04, psh: 0x08, ack: 0x10 } as const;

/** The header of a segment. Sequence numbers are of 32 bits, and wrap. */
export interface TcpHeader {
  readonly source_port: number;
  readonly destination_port: number;
  readonly sequence: number;
  readonly acknowledgement: number;
  readonly flags: number;
  readonly window: number;
  /** Whole words of options, as they stand in the header. */
  readonly options: Uint8Array;
}

/**
 * Writes the header of a segment, whose payload stands behind it, with its checksum (RFC 9293, 3.1).
 * @param length of header and payload
 */
export function writeTcp(bytes: Uint8Array, at: number, header: TcpHeader, ip: Ipv4Header, length: number): void {
  const { options } = header;
  put16(bytes, at, header.source_port);
  put16(bytes, at + 2, header.destination_port);
  put32(bytes, at + 4, header.sequence);
  put32(bytes, at + 8, header.acknowledgement);
  bytes[at + 12] = ((TCP_BYTES + options.length) / 4) << 4;
  bytes[at + 13] = header.flags;
  put16(bytes, at + 14, header.window);
  put16(bytes, at + 16, 0);
  put16(bytes, at + 18, 0);
  if (options.length > 0) bytes.set(options, at + TCP_BYTES);
  put16(bytes, at + 16, checksum(pseudoHeaderSum(ip, length) + sumOfWords(bytes, at, at + length)));
}

export const SYN_OPTION_BYTES = 12;

/** The options of a SYN: the largest segment, selective acknowledgement, and the scale of the window. */
export function synOptions(segment_bytes_max: number, window_scale: number): Uint8Array {
  const options = new Uint8Array(SYN_OPTION_BYTES);
  options.set([2, 4, segment_bytes_max >> 8, segment_bytes_max & 0xff]);
  options.set([1, 1, 4, 2], 4);
  options.set([1, 3, 3, window_scale], 8);
  return options;
}
