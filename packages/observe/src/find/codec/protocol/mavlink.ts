import { bufferOf } from '@phonehome/shared';
import { bytesCodec, type Part } from '../codec.ts';
import { CCITT, crc16 } from './crc16.ts';
import { placeText } from './digits.ts';

const MARKS = { first: 0xfe, second: 0xfd } as const;
const SIGNED = 1;
const SIGNATURE_BYTES = 13;
const DEGREES = 10_000_000;
/** Messages with a place: where its latitude is, and what goes into the check sum beside the frame. */
const PLACES: Readonly<Record<number, { readonly at: number; readonly extra: number }>> = {
  24: { at: 8, extra: 24 },
  33: { at: 4, extra: 104 },
  63: { at: 8, extra: 119 },
  242: { at: 0, extra: 104 },
};

/** MAVLink (1 and 2) of drones: frames that fill the message, of which the check sums hold where they tell a place. */
export const mavlink = bytesCodec('mavlink', 'structure', (bytes): readonly Part[] | null => {
  const file = bufferOf(bytes);
  const parts: Part[] = [];
  for (let at = 0; at < file.length; ) {
    const mark = file[at];
    if ((mark !== MARKS.first && mark !== MARKS.second) || at + 8 > file.length) return null;
    const is_second = mark === MARKS.second;
    const from = at + (is_second ? 10 : 6);
    const end = from + (file[at + 1] as number);
    if (end + 2 > file.length) return null;
    const id = is_second ? file.readUIntLE(at + 7, 3) : (file[at + 5] as number);
    const place = PLACES[id];
    // A byte that stands for the form of the message is summed, too.
    const sum = place && crc16([...file.subarray(at + 1, end), place.extra], CCITT, 0xffff);
    if (place !== undefined && sum === file.readUInt16LE(end)) {
      // The second version leaves out zeros at the end.
      const body = Buffer.concat([file.subarray(from, end), Buffer.alloc(place.at + 8)]);
      const text = placeText(body.readInt32LE(place.at) / DEGREES, body.readInt32LE(place.at + 4) / DEGREES);
      if (text !== null) parts.push({ key: 'gps', content: text });
    }
    at = end + 2 + (is_second && (file[at + 2] as number) & SIGNED ? SIGNATURE_BYTES : 0);
  }
  return parts.length > 0 ? parts : null;
});
