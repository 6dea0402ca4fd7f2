import { bufferOf } from '@phonehome/shared';
import { bytesCodec, type Part } from '../codec.ts';
import { crc16, MODBUS } from './crc16.ts';
import { placeText } from './digits.ts';

const HEAD = 0x01;
const HEAD_BYTES = 3;
const SUM_BYTES = 2;
const LENGTH_MASK = 0x7fff;
const TAGS = { imei: 0x03, place: 0x30 } as const;
const DEGREES = 1_000_000;
/** How long the values are that stand beside IMEI and place, by their tags. */
const SIZES: readonly (readonly [from: number, to: number, size: number])[] = [
  [0x01, 0x02, 1],
  [0x03, 0x03, 15],
  [0x04, 0x04, 2],
  [0x10, 0x10, 2],
  [0x20, 0x20, 4],
  [0x30, 0x30, 9],
  [0x33, 0x33, 4],
  [0x34, 0x34, 2],
  [0x35, 0x35, 1],
  [0x40, 0x42, 2],
  [0x43, 0x43, 1],
  [0x44, 0x44, 4],
  [0x45, 0x46, 2],
  [0x47, 0x47, 4],
  [0x48, 0x48, 2],
  [0x50, 0x57, 2],
  [0x58, 0x59, 2],
  [0x60, 0x62, 2],
  [0x90, 0x90, 4],
  [0xc0, 0xc3, 4],
  [0xd4, 0xd4, 4],
];

/** Trackers of Galileosky: a length, tags with their values, a check sum. */
export const galileosky = bytesCodec('galileosky', 'structure', (bytes): readonly Part[] | null => {
  const file = bufferOf(bytes);
  const parts: Part[] = [];
  for (let at = 0; at < file.length; ) {
    if (file[at] !== HEAD || at + HEAD_BYTES + SUM_BYTES > file.length) return null;
    const end = at + HEAD_BYTES + (file.readUInt16LE(at + 1) & LENGTH_MASK);
    if (end + SUM_BYTES > file.length || crc16(file.subarray(at, end), MODBUS, 0xffff) !== file.readUInt16LE(end))
      return null;
    parts.push(...partsOf(file.subarray(at + HEAD_BYTES, end)));
    at = end + SUM_BYTES;
  }
  return parts.length > 0 ? parts : null;
});

function partsOf(body: Buffer): Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < body.length; ) {
    const tag = body[at++] as number;
    const size = SIZES.find(([from, to]) => tag >= from && tag <= to)?.[2];
    if (size === undefined || at + size > body.length) break;
    if (tag === TAGS.imei) parts.push({ key: 'imei', content: body.toString('latin1', at, at + size) });
    // How good it is and how many satellites, then latitude and longitude.
    if (tag === TAGS.place) {
      const place = placeText(body.readInt32LE(at + 1) / DEGREES, body.readInt32LE(at + 5) / DEGREES);
      if (place !== null) parts.push({ key: 'gps', content: place });
    }
    at += size;
  }
  return parts;
}
