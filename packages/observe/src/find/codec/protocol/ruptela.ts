import { bufferOf, luhnHolds } from '@phonehome/shared';
import { bytesCodec, type Part } from '../codec.ts';
import { CCITT, crc16 } from './crc16.ts';
import { placeText } from './digits.ts';

const HEAD_BYTES = 11;
const SUM_BYTES = 2;
const COMMANDS = { records: 1, extended: 0x44 } as const;
const RECORDS_MAX = 255;
const DEGREES = 10_000_000;

/** Trackers of Ruptela: a length, the IMEI as a number of eight bytes, a command, a check sum; the records of places. */
export const ruptela = bytesCodec('ruptela', 'structure', (bytes): readonly Part[] | null => {
  const file = bufferOf(bytes);
  const parts: Part[] = [];
  for (let at = 0; at < file.length; ) {
    if (at + HEAD_BYTES + SUM_BYTES > file.length) return null;
    const end = at + 2 + file.readUInt16BE(at);
    const imei = file
      .readBigUInt64BE(at + 2)
      .toString()
      .padStart(15, '0');
    if (end < at + HEAD_BYTES || end + SUM_BYTES > file.length || imei.length > 15 || !luhnHolds(imei)) return null;
    // Sum and length are hardly ever right by chance.
    if (crc16(file.subarray(at + 2, end), CCITT, 0) !== file.readUInt16BE(end)) return null;
    parts.push({ key: 'imei', content: imei });
    const command = file[at + 10] as number;
    const payload = file.subarray(at + HEAD_BYTES, end);
    if (command === COMMANDS.records || command === COMMANDS.extended)
      parts.push(...placesIn(payload, command === COMMANDS.extended));
    at = end + SUM_BYTES;
  }
  return parts.length > 0 ? parts : null;
});

/** Records behind how many are left, and how many there are. */
function placesIn(payload: Buffer, is_extended: boolean): Part[] {
  const parts: Part[] = [];
  const id_bytes = is_extended ? 2 : 1;
  let at = 2;
  for (let i = 0; i < Math.min(payload[1] ?? 0, RECORDS_MAX); i++) {
    // A time, its extension, in the longer form that of the record, and how urgent it is.
    at += is_extended ? 7 : 6;
    if (at + 8 > payload.length) break;
    const place = placeText(payload.readInt32BE(at + 4) / DEGREES, payload.readInt32BE(at) / DEGREES);
    if (place !== null) parts.push({ key: 'gps', content: place });
    // Height, direction, satellites, speed, precision, and what happened.
    at += 8 + 8 + id_bytes;
    for (const size of [1, 2, 4, 8]) at += 1 + (payload[at] ?? 0) * (id_bytes + size);
  }
  return parts;
}
