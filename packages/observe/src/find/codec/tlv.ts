import { bufferOf, luhnHolds } from '@phonehome/shared';
import { bytesCodec, type Part } from './codec.ts';
import { placesIn } from './packed-degrees.ts';
import { readableText } from './readable.ts';

const BYTES_MIN = 16;
const FIELDS_MIN = 3;
const FIELDS_MAX = 2_000;
/** Marks, lengths and check sums around the fields. */
const HEAD_MAX = 8;
const TAIL_MAX = 4;

/** How wide a type and a length are, and in which order their bytes. */
interface Layout {
  readonly type: 1 | 2;
  readonly length: 1 | 2;
  readonly is_little: boolean;
}

const layouts: readonly Layout[] = [
  { type: 1, length: 1, is_little: false },
  { type: 1, length: 2, is_little: false },
  { type: 2, length: 2, is_little: false },
  { type: 2, length: 2, is_little: true },
  { type: 1, length: 2, is_little: true },
  { type: 2, length: 1, is_little: false },
  { type: 2, length: 1, is_little: true },
];

/**
 * Values behind their types and lengths, as protocols of many makers have them: three or more that fill the message but for a
 * head and an end, in the order of their types, a number of a device or a card among them.
 */
export const tlv = bytesCodec('tlv', 'structure', (bytes): readonly Part[] | null => {
  if (bytes.length < BYTES_MIN || !mayTell(bytes)) return null;
  const file = bufferOf(bytes);
  for (const layout of layouts)
    for (let head = 0; head <= HEAD_MAX; head++) {
      const fields = fieldsOf(file, head, layout);
      if (fields?.some(tells)) return fields.flatMap((field) => partsOf(field, fields));
    }
  return null;
});

/** Digits in a row, or packed two a byte behind a zero: what a number of a device is made of. */
function mayTell(bytes: Uint8Array): boolean {
  let [run, packed] = [0, 0];
  for (const byte of bytes) {
    run = (byte >= 0x30 && byte <= 0x39) || (byte | 0x20) === 0x3a ? run + 1 : 0;
    packed = (byte & 0x0f) <= 9 && byte >> 4 <= 9 ? packed + 1 : 0;
    if (run >= 14 || packed >= 7) return true;
  }
  return false;
}

function fieldsOf(file: Buffer, from: number, { type, length, is_little }: Layout): Buffer[] | null {
  const number = (at: number, width: 1 | 2): number =>
    is_little ? file.readUIntLE(at, width) : file.readUIntBE(at, width);
  const fields: Buffer[] = [];
  let last = -1;
  let at = from;
  while (at + type + length < file.length && fields.length < FIELDS_MAX) {
    const [id, size] = [number(at, type), number(at + type, length)];
    const value = file.subarray(at + type + length, at + type + length + size);
    if (size === 0 || value.length < size || id <= last) break;
    fields.push(value);
    last = id;
    at += type + length + size;
  }
  return fields.length >= FIELDS_MIN && file.length - at <= TAIL_MAX ? fields : null;
}

/** Whether a value is the number of a device or a card, as digits or two of them a byte: its check digit holds, or it begins as theirs. */
function tells(value: Buffer): boolean {
  const text = value.toString('latin1');
  if (/^\d{15}$/.test(text)) return luhnHolds(text);
  if (/^89\d{17,18}$/.test(text)) return true;
  const imei = value.length === 8 ? /^0(\d{15})$/.exec(value.toString('hex'))?.[1] : undefined;
  return imei !== undefined && luhnHolds(imei);
}

const CARD_BYTES = 10;

/** Whether eight or sixteen bytes may be a place: none are that are digits, two a byte. */
function mayBePlace(value: Buffer): boolean {
  return (
    (value.length === 8 || value.length === 16) &&
    readableText(value) === null &&
    !/^\d+f*$/.test(value.toString('hex'))
  );
}

/** What a value holds; numbers are a place only where no other value may be one, as ids are as long. */
function partsOf(value: Buffer, fields: readonly Buffer[]): Part[] {
  const digits = value.length === CARD_BYTES ? value.toString('hex') : '';
  if (/^89\d{18}$/.test(digits) && (luhnHolds(digits) || luhnHolds(digits.slice(0, 19))))
    return [{ key: 'iccid', content: digits }];
  const text = readableText(value);
  if (text !== null) return text.length >= 5 ? [{ content: text }] : [];
  const is_alone = mayBePlace(value) && !fields.some((other) => other !== value && mayBePlace(other));
  const places = is_alone ? placesIn(value, true) : [];
  if (places.length > 0) return places.map((content) => ({ content }));
  return value.length >= 5 ? [{ content: value }] : [];
}
