import { readName } from './read-name.ts';

/** What a look-up carries beside its question (EDNS, RFC 6891, 6.1.2): some routers add who asked. */
export interface DnsOption {
  readonly code: number;
  readonly data: Uint8Array;
}

const HEADER_BYTES = 12;
const RECORD_BYTES = 10;
const OPT = 41;

/** The options of a message; none where it has none, or cannot be read to them. Never throws. */
export function readDnsOptions(bytes: Uint8Array): DnsOption[] {
  if (bytes.length < HEADER_BYTES) return [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Most have none.
  if (bytes[10] === 0 && bytes[11] === 0) return [];
  const [questions, ...records] = [4, 6, 8, 10].map((at) => view.getUint16(at)) as [number, number, number, number];
  let at = HEADER_BYTES;
  for (let nth = 0; nth < questions; nth++) {
    const name = readName(bytes, at);
    if (!name) return [];
    at = name.end + 4;
  }
  for (let nth = records.reduce((sum, count) => sum + count, 0); nth > 0; nth--) {
    const name = readName(bytes, at);
    if (!name || name.end + RECORD_BYTES > bytes.length) return [];
    const from = name.end + RECORD_BYTES;
    at = from + view.getUint16(name.end + 8);
    if (at > bytes.length) return [];
    if (view.getUint16(name.end) === OPT) return optionsIn(bytes.subarray(from, at));
  }
  return [];
}

function optionsIn(bytes: Uint8Array): DnsOption[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const options: DnsOption[] = [];
  for (let at = 0; at + 4 <= bytes.length; ) {
    const end = at + 4 + view.getUint16(at + 2);
    if (end > bytes.length) break;
    options.push({ code: view.getUint16(at), data: bytes.subarray(at + 4, end) });
    at = end;
  }
  return options;
}
