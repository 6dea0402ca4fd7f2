import { createBytesReader } from './bytes-reader.ts';
import { bytesCodec, type Content, type Part } from './codec.ts';
import { isNameLike } from './name-value.ts';
import { isNearLand } from './near-land.ts';
import { readableText } from './readable.ts';
import { metricOf } from './sparkplug.ts';

/** Beyond it a field number says that these are other bytes. */
const FIELD_MAX = 2_000;

/** The wire format of protocol buffers: fields by number. Bytes are taken for it only if they are wholly so; of a few bytes many are, so a number in them is a guess. */
export const protobuf = bytesCodec('protobuf', 'structure', (bytes): readonly Part[] | null => {
  if (bytes.length < 4) return null;
  const reader = createBytesReader(bytes);
  const parts: Part[] = [];
  /** Of the field before, if it had eight bytes or four. */
  let number: Uint8Array | null = null;
  /** The same of a varint. */
  let signed: bigint | null = null;
  while (reader.left() > 0) {
    const tag = Number(reader.varint());
    const field = Math.floor(tag / 8);
    if (reader.isCut() || field < 1 || field > FIELD_MAX) return null;
    const key = `field ${field}`;
    const before = number;
    number = null;
    if (tag % 8 !== 0) signed = null;
    switch (tag % 8) {
      case 0: {
        const value = reader.varint();
        parts.push({ key, content: value.toString(), is_guess: true });
        const place = signed === null ? null : signedPlace(signed, value);
        if (place !== null) parts.push({ key: 'position', content: place });
        signed = value;
        break;
      }
      case 1: {
        const eight = reader.take(8);
        if (!reader.isCut()) {
          for (const content of ofEight(eight)) parts.push({ key, content, is_guess: true });
          const pair = pairOf(before, eight);
          if (pair !== null) parts.push({ content: pair });
        }
        number = eight;
        break;
      }
      case 2: {
        const content = reader.take(Number(reader.varint()));
        parts.push(...(namedValue(content) ?? metricOf(content) ?? [{ key, content }]));
        break;
      }
      case 5: {
        const four = reader.take(4);
        if (reader.isCut()) break;
        parts.push({ key, content: String(viewOf(four).getFloat32(0, true)) });
        const pair = smallPairOf(before, four);
        if (pair !== null) parts.push({ content: pair, is_guess: true });
        number = four;
        break;
      }
      default:
        return null;
    }
    if (reader.isCut()) return null;
  }
  return parts.length > 0 ? namedBeside(parts) : null;
});

/** A text that is no more than what an identifier is called names the only long number in the same message. */
const KIND = /^(?:imei|imsi|iccid|msisdn|meid|mac)$/i;
const LONG = /^\d{12,20}$/;
/** Bytes of a number of two digits each. */
const PACKED: ReadonlySet<number> = new Set([8, 9, 10]);

function namedBeside(parts: readonly Part[]): readonly Part[] {
  const kinds = parts.map(({ content }) => (typeof content === 'string' ? content : readableText(content)));
  const names = kinds.filter((text) => text !== null && KIND.test(text));
  const numbers = parts.filter(
    ({ content, is_guess }) => is_guess && typeof content === 'string' && LONG.test(content),
  );
  const packed = parts.filter(
    ({ content }) => typeof content !== 'string' && PACKED.has(content.length) && readableText(content) === null,
  );
  if (names.length === 1 && numbers.length === 0 && packed.length === 1)
    return parts.map((one) => (one === packed[0] ? { key: names[0] as string, content: one.content } : one));
  if (names.length !== 1 || numbers.length !== 1) return parts;
  return parts.map((one) => (one === numbers[0] ? { key: names[0] as string, content: one.content } : one));
}

/**
 * A message that is a name and its value, as an entry of a map is: field 1 a text, field 2 whatever, and no more. The name
 * makes a number of it that would be a guess by itself.
 */
function namedValue(bytes: Uint8Array): Part[] | null {
  if (bytes[0] !== NAME_TAG) return null;
  const reader = createBytesReader(bytes.subarray(1));
  const name = readableText(reader.take(Number(reader.varint())));
  if (name === null || reader.left() < 2 || !isNameLike(name)) return null;
  const tag = Number(reader.varint());
  if (tag >> 3 !== 2) return null;
  const values: Content[] = [];
  if (tag % 8 === 0) values.push(BigInt.asIntN(64, reader.varint()).toString());
  else if (tag % 8 === 1 && reader.left() === 8) values.push(...ofEight(reader.take(8)));
  else if (tag % 8 === 2) {
    const content = reader.take(Number(reader.varint()));
    values.push(readableText(content) ?? content);
  } else if (tag % 8 === 5 && reader.left() === 4) values.push(String(viewOf(reader.take(4)).getFloat32(0, true)));
  if (values.length === 0 || reader.isCut() || reader.left() > 0) return null;
  return [{ key: 'field 1', content: name }, ...values.map((content) => ({ key: name, content }))];
}

const NAME_TAG = 0x0a;
const DECIMALS = 6;

/** Two fields after one another as the coordinates that they may be: fractions of degrees, neither zero nor whole. */
function pairOf(first: Uint8Array | null, second: Uint8Array): string | null {
  if (first?.length !== 8) return null;
  const [a, b] = [first, second].map((bytes) => viewOf(bytes).getFloat64(0, true)) as [number, number];
  const fits = (value: number, most: number): boolean =>
    Math.abs(value) <= most && Math.abs(value) > 0.001 && Number(value.toFixed(2)) !== value;
  return fits(a, 180) && fits(b, 180) ? `${a.toFixed(DECIMALS)},${b.toFixed(DECIMALS)}` : null;
}

/** The same of ten-millionths of degrees in four bytes each, which as fractions make no sense. */
function smallPairOf(first: Uint8Array | null, second: Uint8Array): string | null {
  if (first?.length !== 4) return null;
  const views = [first, second].map(viewOf);
  const is_fraction = views.some((view) => {
    const size = Math.abs(view.getFloat32(0, true));
    return size > 1e-6 && size < 1e6;
  });
  const [latitude = 0, longitude = 0] = views.map((view) => view.getInt32(0, true) / 1e7);
  if (is_fraction || Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null;
  // With a space between: without one, two signs would be taken for those of a place that is filled up with zeros.
  return Math.abs(latitude) > 0.01 ? `${latitude.toFixed(7)}, ${longitude.toFixed(7)}` : null;
}

const ZIGZAG_MIN = 1n << 21n;
const ZIGZAG_MAX = 1n << 32n;

/** Two numbers after one another as ten-millionths of degrees of type sint32, none finer than a millionth, and near land. */
function signedPlace(first: bigint, second: bigint): string | null {
  if ([first, second].some((value) => value < ZIGZAG_MIN || value >= ZIGZAG_MAX)) return null;
  const [a, b] = [first, second].map((value) => Number((value >> 1n) ^ -(value & 1n))) as [number, number];
  if (a % 10 !== 0 || b % 10 !== 0) return null;
  const [latitude, longitude] = [a / 1e7, b / 1e7];
  const is_place = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && isNearLand(latitude, longitude);
  return is_place ? `${latitude.toFixed(DECIMALS)},${longitude.toFixed(DECIMALS)}` : null;
}

/** Eight bytes as a number of either sort. */
function ofEight(bytes: Uint8Array): string[] {
  const view = viewOf(bytes);
  return [String(view.getFloat64(0, true)), view.getBigUint64(0, true).toString()];
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
