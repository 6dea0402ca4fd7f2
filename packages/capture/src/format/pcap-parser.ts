import { CaptureError } from './capture-error.ts';
import type { TakeUnit } from './capture-reader.ts';
import { CAPTURED_BYTES_MAX, US_PER_SECOND } from './limits.ts';

/** The magic numbers, read big-endian: the byte order of the file, and how many units of its fraction are a microsecond. */
const magics: Readonly<Record<number, readonly [little_endian: boolean, per_us: number]>> = {
  0xa1b2c3d4: [false, 1],
  0xd4c3b2a1: [true, 1],
  0xa1b23c4d: [false, 1000],
  0x4d3cb2a1: [true, 1000],
};

const FILE_HEADER_BYTES = 24;
const PACKET_HEADER_BYTES = 16;
/** Below it stands the link type; the bits above are about a check sequence. */
const LINK_TYPE_MASK = 0xffff;

/** A parser of pcap (draft-ietf-opsawg-pcap); null for a magic number that is none of its. */
export function createPcapParser(magic: number): TakeUnit | null {
  const known = magics[magic];
  if (!known) return null;
  const [little, per_us] = known;
  let link_type: number | null = null;
  return (bytes, view, offset, take) => {
    if (link_type === null) {
      if (bytes.length < FILE_HEADER_BYTES) return 0;
      link_type = view.getUint32(20, little) & LINK_TYPE_MASK;
      return FILE_HEADER_BYTES;
    }
    if (bytes.length < PACKET_HEADER_BYTES) return 0;
    const captured = view.getUint32(8, little);
    if (captured > CAPTURED_BYTES_MAX) throw new CaptureError(`a packet of ${captured} bytes cannot be`, offset);
    const end = PACKET_HEADER_BYTES + captured;
    if (bytes.length < end) return 0;
    const time_us = view.getUint32(0, little) * US_PER_SECOND + Math.floor(view.getUint32(4, little) / per_us);
    const length = Math.max(captured, view.getUint32(12, little));
    take({ time_us, link_type, bytes: bytes.subarray(PACKET_HEADER_BYTES, end), length, comments: [] });
    return end;
  };
}
