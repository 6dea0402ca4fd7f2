import { bytesCodec, type Part } from '../codec.ts';
import { bcdDigits, placeText } from './digits.ts';

const FRAME = 0x7e;
const TYPES = { registration: 0x0100, login: 0x0102, properties: 0x0107, place: 0x0200, places: 0x0704 } as const;
const PLACE_BYTES = 28;
const FLAGS = { south: 0x4, west: 0x8, version: 0x4000, parts: 0x2000 } as const;
const DEGREES = 1_000_000;

/** Terminals in vehicles (JT/T 808-2013 and -2019): whose card is in it, its numbers, and where it is. */
export const jt808 = bytesCodec('jt808', 'structure', (bytes): readonly Part[] | null => {
  if (bytes[0] !== FRAME || bytes.length < 15) return null;
  const parts: Part[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(FRAME, at + 1);
    if (bytes[at] !== FRAME || end < 0) return parts.length > 0 ? parts : null;
    const read = messageOf(unescaped(bytes.subarray(at + 1, end)));
    if (!read) return null;
    parts.push(...read);
    at = end + 1;
  }
  return parts;
});

/** 7D stands before what stands for it and for the mark of a frame. */
function unescaped(bytes: Uint8Array): Buffer {
  const out: number[] = [];
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    out.push(byte === 0x7d ? 0x7c + (bytes[++i] ?? 0) : byte);
  }
  return Buffer.from(out);
}

function messageOf(message: Buffer): Part[] | null {
  if (message.length < 13 || message.reduce((sum, byte) => sum ^ byte, 0) !== 0) return null;
  const flags = message.readUInt16BE(2);
  const is_2019 = (flags & FLAGS.version) !== 0;
  const [number_at, number_bytes] = is_2019 ? [5, 10] : [4, 6];
  const from = number_at + number_bytes + 2 + (flags & FLAGS.parts ? 4 : 0);
  const body = message.subarray(from, -1);
  if (body.length !== (flags & 0x03ff)) return null;
  const digits = bcdDigits(message.subarray(number_at, number_at + number_bytes))?.replace(/^0+/, '');
  if (digits === undefined) return null;
  // Terminals without a number of their own give that of the device, or the end of it.
  const parts: Part[] = [{ key: digits.length >= 14 ? 'device id' : 'phone number', content: digits }];
  const type = message.readUInt16BE(0);
  if (type === TYPES.place) parts.push(...placeOf(body));
  else if (type === TYPES.places)
    for (let at = 3; at + 2 < body.length; at += 2 + body.readUInt16BE(at))
      parts.push(...placeOf(body.subarray(at + 2)));
  else if (type === TYPES.registration || type === TYPES.login) parts.push(...textsOf(body));
  else if (type === TYPES.properties) parts.push(...cardOf(body, is_2019));
  else if (body.length >= 8) parts.push({ content: body });
  return parts;
}

function placeOf(body: Buffer): Part[] {
  if (body.length < PLACE_BYTES) return [];
  const status = body.readUInt32BE(4);
  const [lat, lon] = [body.readUInt32BE(8) / DEGREES, body.readUInt32BE(12) / DEGREES];
  const place = placeText(status & FLAGS.south ? -lat : lat, status & FLAGS.west ? -lon : lon);
  return place === null ? [] : [{ key: 'gps', content: place }];
}

/** The number of the card, two digits a byte, behind kind, maker, model and id of the terminal. */
function cardOf(body: Buffer, is_2019: boolean): Part[] {
  const from = is_2019 ? 2 + 11 + 30 + 30 : 2 + 5 + 20 + 7;
  const digits = body.length < from + 10 ? null : bcdDigits(body.subarray(from, from + 10));
  return digits === null ? [] : [{ key: 'iccid', content: digits }];
}

/** The texts of fixed width in a registration, its number of the device among them. */
function textsOf(body: Buffer): Part[] {
  const runs = body.toString('latin1').match(/[\x20-\x7e]{5,}/g) ?? [];
  return runs.map((content) => ({ key: 'terminal id', content }));
}
