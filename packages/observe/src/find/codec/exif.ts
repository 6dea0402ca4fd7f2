import { bufferOf } from '@phonehome/shared';
import { bytesCodec, type Part } from './codec.ts';

const MARK = Buffer.from('Exif\0\0', 'latin1');
/** It stands in one of the first segments of a JPEG. */
const SEARCHED_BYTES = 128 * 1024;
const ENTRY_BYTES = 12;
const ENTRIES_MAX = 200;
const TAGS = { gps: 0x8825, latitude_side: 1, latitude: 2, longitude_side: 3, longitude: 4 } as const;

/** Where a photograph was taken, as cameras write it into the picture (Exif 2.32, 4.6.6): a GPS directory of TIFF. */
export const exif = bytesCodec('exif', 'structure', (bytes): readonly Part[] | null => {
  const file = bufferOf(bytes.subarray(0, SEARCHED_BYTES));
  if (file[0] !== 0xff || file[1] !== 0xd8) return null;
  const mark = file.indexOf(MARK);
  if (mark < 0) return null;
  const tiff = file.subarray(mark + MARK.length);
  const place = tiff.length < 8 ? null : placeIn(tiff);
  return place === null ? null : [{ key: 'gps', content: place }];
});

function placeIn(tiff: Buffer): string | null {
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const u16 = (at: number): number =>
    at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  const u32 = (at: number): number =>
    at + 4 > tiff.length ? 0 : little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at);
  /** The place of the value of a tag of a directory, or of what stands for it. */
  const valueAt = (directory: number, tag: number): number | null => {
    const count = Math.min(u16(directory), ENTRIES_MAX);
    for (let i = 0; i < count; i++) {
      const entry = directory + 2 + i * ENTRY_BYTES;
      if (u16(entry) === tag) return entry + 8;
    }
    return null;
  };
  const pointer = valueAt(u32(4), TAGS.gps);
  if (pointer === null) return null;
  const gps = u32(pointer);
  const degrees = (tag: number, side_tag: number, negative: string): number | null => {
    const [at, side] = [valueAt(gps, tag), valueAt(gps, side_tag)];
    if (at === null) return null;
    const first = u32(at);
    // Degrees, minutes, seconds, each as a fraction.
    const [d = 0, m = 0, s = 0] = [0, 8, 16].map((more) => u32(first + more) / (u32(first + more + 4) || 1));
    const value = d + m / 60 + s / 3_600;
    return side !== null && String.fromCharCode(tiff[side] ?? 0) === negative ? -value : value;
  };
  const latitude = degrees(TAGS.latitude, TAGS.latitude_side, 'S');
  const longitude = degrees(TAGS.longitude, TAGS.longitude_side, 'W');
  return latitude === null || longitude === null ? null : `${latitude.toFixed(6)},${longitude.toFixed(6)}`;
}
