import { bufferOf } from '@phonehome/shared';
import { bytesCodec, type Part } from '../codec.ts';
import { placeText } from './digits.ts';

const MARK = 0x23;
const HEAD_BYTES = 24;
const TYPES = { login: 1, reports: new Set([2, 3]) } as const;
const TIME_BYTES = 6;
const CARD = { at: 8, bytes: 20 } as const;
const POSITION = { type: 5, bytes: 9 } as const;
const FLAGS = { invalid: 1, south: 2, west: 4 } as const;
const DEGREES = 1_000_000;
const CLEAR = 1;
/** What each sort of information takes up that may stand before a place; the others tell their lengths in their own way. */
const SIZES: Readonly<Record<number, number>> = { 1: 20, 4: 5, 6: 14 };

/** Electric vehicles (GB/T 32960.3): `##`, whose message it is, and what it reports: the card in it, and where it is. */
export const gb32960 = bytesCodec('gb/t 32960', 'structure', (bytes): readonly Part[] | null => {
  if (bytes[0] !== MARK || bytes[1] !== MARK || bytes.length <= HEAD_BYTES) return null;
  const file = bufferOf(bytes);
  const parts: Part[] = [];
  for (let at = 0; at < file.length; ) {
    const head = file.subarray(at, at + HEAD_BYTES);
    if (head.length < HEAD_BYTES || head[0] !== MARK || head[1] !== MARK) return null;
    const vehicle = head.toString('latin1', 4, 21);
    if (!/^[\dA-Z]{6,17}\0*$/.test(vehicle)) return null;
    const from = at + HEAD_BYTES;
    const end = from + head.readUInt16BE(22);
    // Behind it stands a check sum, which not all send.
    if (end > file.length) return null;
    if (head[21] === CLEAR) parts.push(...partsOf(head[2] as number, file.subarray(from, end)));
    at = file[end] === MARK && file[end + 1] === MARK ? end : end + 1;
  }
  return parts.length > 0 ? parts : null;
});

function partsOf(type: number, body: Buffer): Part[] {
  if (type === TYPES.login) {
    const card = body.toString('latin1', CARD.at, CARD.at + CARD.bytes);
    return [{ key: 'iccid', content: card }];
  }
  if (!TYPES.reports.has(type)) return [];
  for (let at = TIME_BYTES; at < body.length; ) {
    const sort = body[at] as number;
    if (sort === POSITION.type && at + 1 + POSITION.bytes <= body.length) return placeOf(body.subarray(at + 1));
    // Motors, each of twelve bytes behind their count.
    const size = sort === 2 ? 1 + 12 * (body[at + 1] ?? 0) : SIZES[sort];
    if (size === undefined) return [];
    at += 1 + size;
  }
  return [];
}

function placeOf(body: Buffer): Part[] {
  const [flags = 0] = body;
  if (flags & FLAGS.invalid) return [];
  const [longitude, latitude] = [body.readUInt32BE(1) / DEGREES, body.readUInt32BE(5) / DEGREES];
  const place = placeText(flags & FLAGS.south ? -latitude : latitude, flags & FLAGS.west ? -longitude : longitude);
  return place === null ? [] : [{ key: 'gps', content: place }];
}
