import { bufferOf } from '@phonehome/shared';
import { bytesCodec, type Part } from '../codec.ts';
import { placeText } from './digits.ts';

const VERSION = 1;
const HEAD_BYTES: ReadonlySet<number> = new Set([11, 16]);
const DATA = 1;
const SUM_BYTES = 2;
const SUBRECORDS = { identity: 1, position: 16 } as const;
const FLAGS = { south: 0x20, west: 0x40 } as const;
const WHOLE = 0xffff_ffff;
/** What a terminal tells of itself, by the flag that says whether it does, and how long it is. */
const IDENTITY: readonly (readonly [flag: number, size: number, key: string | null])[] = [
  [0x01, 2, null],
  [0x02, 15, 'imei'],
  [0x04, 16, 'imsi'],
  [0x08, 3, null],
  [0x20, 3, null],
  [0x40, 2, null],
  [0x80, 15, 'msisdn'],
];

/** EGTS (GOST R 54619): packets of vehicles, with records of services: who the terminal is, and where. */
export const egts = bytesCodec('egts', 'structure', (bytes): readonly Part[] | null => {
  const file = bufferOf(bytes);
  const parts: Part[] = [];
  for (let at = 0; at < file.length; ) {
    const head = file[at + 3] as number;
    if (file[at] !== VERSION || !HEAD_BYTES.has(head) || at + head > file.length) return null;
    const from = at + head;
    const end = from + file.readUInt16LE(at + 5);
    if (file[from - 1] !== sumOf(file.subarray(at, from - 1)) || end + SUM_BYTES > file.length) return null;
    if (file[at + 9] === DATA) parts.push(...recordsIn(file.subarray(from, end)));
    at = end > from ? end + SUM_BYTES : end;
  }
  return parts.length > 0 ? parts : null;
});

function recordsIn(data: Buffer): Part[] {
  const parts: Part[] = [];
  for (let at = 0; at + 7 <= data.length; ) {
    const size = data.readUInt16LE(at);
    const flags = data[at + 4] as number;
    // An object, an event and a time, where the flags say so; then from which service to which.
    const optional = [1, 2, 4].filter((flag) => flags & flag).length * 4;
    const from = at + 5 + optional + 2;
    const record = data.subarray(from, from + size);
    for (let sub = 0; sub + 3 <= record.length; ) {
      const length = record.readUInt16LE(sub + 1);
      const body = record.subarray(sub + 3, sub + 3 + length);
      if (record[sub] === SUBRECORDS.identity) parts.push(...identityOf(body));
      else if (record[sub] === SUBRECORDS.position) parts.push(...placeOf(body));
      sub += 3 + length;
    }
    at = from + size;
  }
  return parts;
}

function identityOf(body: Buffer): Part[] {
  const flags = body[4] ?? 0;
  let at = 5;
  return IDENTITY.flatMap(([flag, size, key]): Part[] => {
    if ((flags & flag) === 0) return [];
    const content = body.toString('latin1', at, at + size).replace(/\D/g, '');
    at += size;
    return key === null || content === '' ? [] : [{ key, content }];
  });
}

function placeOf(body: Buffer): Part[] {
  if (body.length < 13) return [];
  const flags = body[12] as number;
  const latitude = (body.readUInt32LE(4) / WHOLE) * 90;
  const longitude = (body.readUInt32LE(8) / WHOLE) * 180;
  const place = placeText(flags & FLAGS.south ? -latitude : latitude, flags & FLAGS.west ? -longitude : longitude);
  return place === null ? [] : [{ key: 'gps', content: place }];
}

/** The check sum of 8 bits with the polynomial 31 and all ones to begin with. */
function sumOf(bytes: Buffer): number {
  let sum = 0xff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let i = 0; i < 8; i++) sum = sum & 0x80 ? ((sum << 1) ^ 0x31) & 0xff : sum << 1;
  }
  return sum;
}
