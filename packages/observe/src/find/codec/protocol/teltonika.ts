import { bufferOf } from '@phonehome/shared';
import { bytesCodec, type Part } from '../codec.ts';
import { placeText } from './digits.ts';

const CODECS = { short: 0x08, wide: 0x8e, generation: 0x10 } as const;
const RECORD_BYTES = 24;
const RECORDS_MAX = 255;
const DEGREES = 10_000_000;

/** Trackers of Teltonika: the IMEI behind its length, over UDP behind a head; then records of codec 8, 8 extended or 16. */
export const teltonika = bytesCodec('teltonika', 'structure', (bytes): readonly Part[] | null => {
  const file = bufferOf(bytes);
  const parts: Part[] = [];
  let at = 0;
  // Length and number of a datagram, its kind, and the number of its records' message.
  const is_datagram = file.length > 24 && file.readUInt16BE(0) === file.length - 2 && file[4] === 1;
  const login_at = is_datagram ? 6 : 0;
  const imei = imeiAt(file, login_at);
  if (imei !== null) {
    parts.push({ key: 'imei', content: imei });
    at = login_at + 2 + imei.length;
  }
  if (is_datagram) return imei === null || !readRecords(file.subarray(at), parts) ? null : parts;
  while (at + 12 < file.length && file.readUInt32BE(at) === 0) {
    const length = file.readUInt32BE(at + 4);
    const data = file.subarray(at + 8, at + 8 + length);
    if (data.length < length || data[1] !== data.at(-1) || !readRecords(data, parts)) break;
    at += 8 + length + 4;
  }
  return parts.length > 0 ? parts : null;
});

function imeiAt(file: Buffer, at: number): string | null {
  if (file.length < at + 17 || file.readUInt16BE(at) !== 15) return null;
  const text = file.toString('latin1', at + 2, at + 17);
  return /^\d{15}$/.test(text) ? text : null;
}

/** Adds the places of all records. @returns whether they are of a codec that is read */
function readRecords(data: Buffer, parts: Part[]): boolean {
  const [codec, count = 0] = data;
  if (codec !== CODECS.short && codec !== CODECS.wide && codec !== CODECS.generation) return false;
  const width = codec === CODECS.wide ? 2 : 1;
  const id_width = codec === CODECS.short ? 1 : 2;
  let at = 2;
  const unsigned = (bytes: number): number => {
    at += bytes;
    return at > data.length ? 0 : data.readUIntBE(at - bytes, bytes);
  };
  for (let i = 0; i < Math.min(count, RECORDS_MAX) && at + RECORD_BYTES < data.length; i++) {
    const place = placeText(data.readInt32BE(at + 13) / DEGREES, data.readInt32BE(at + 9) / DEGREES);
    if (place !== null) parts.push({ key: 'gps', content: place });
    at += RECORD_BYTES;
    // What happened, in codec 16 why, and how many values there are.
    at += id_width + (codec === CODECS.generation ? 1 : 0) + width;
    for (const bytes of [1, 2, 4, 8]) {
      const values = unsigned(width);
      at += values * (id_width + bytes);
    }
    if (codec === CODECS.wide) {
      const values = unsigned(2);
      for (let k = 0; k < values && at < data.length; k++) {
        at += 2;
        at += unsigned(2);
      }
    }
  }
  return true;
}
