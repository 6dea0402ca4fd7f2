import { bufferOf } from '@phonehome/shared';
import { bytesCodec, type Part } from '../codec.ts';
import { readableText } from '../readable.ts';

const KINDS = { instance: 0, part: 1, several: 2, resource: 3 } as const;
const PARTS_MAX = 1_000;
const DEPTH_MAX = 4;
/** The first two resources of the object that tells of a place, in single or double precision. */
const PLACE: ReadonlySet<number> = new Set([4, 8]);

/** TLV of LwM2M (OMA TS, 6.4.3): a kind, an id and a length before each value, which must fill all the bytes. */
export const lwm2m = bytesCodec('lwm2m', 'structure', (bytes): readonly Part[] | null => {
  const parts = resourcesOf(bytes, false);
  return parts?.some(isText) ? parts : null;
});

/**
 * The resources in TLV; null where it is none.
 * @param is_location whether they are known to be of the object of a place, whose first two are its degrees
 */
export function resourcesOf(bytes: Uint8Array, is_location: boolean): readonly Part[] | null {
  if (bytes.length < 8) return null;
  const parts: Part[] = [];
  const file = bufferOf(bytes);
  return walk(file, parts, { depth: 0, is_location }) && parts.length > 0 ? parts : null;
}

interface State {
  readonly depth: number;
  readonly is_location: boolean;
}

function walk(bytes: Buffer, parts: Part[], state: State): boolean {
  const { depth, is_location } = state;
  if (depth > DEPTH_MAX) return false;
  const values = new Map<number, Buffer>();
  let last = -1;
  for (let at = 0; at < bytes.length; ) {
    const type = bytes[at++] as number;
    const kind = type >> 6;
    const id_bytes = type & 0x20 ? 2 : 1;
    const length_bytes = (type >> 3) & 3;
    // The length is in the type only where no bytes follow for it.
    if ((length_bytes > 0 && type & 7) || at + id_bytes + length_bytes > bytes.length) return false;
    const id = bytes.readUIntBE(at, id_bytes);
    at += id_bytes;
    const length = length_bytes > 0 ? bytes.readUIntBE(at, length_bytes) : type & 7;
    at += length_bytes;
    const value = bytes.subarray(at, at + length);
    // In the order of their ids, as all send them.
    if (value.length < length || id <= last || parts.length > PARTS_MAX) return false;
    last = id;
    at += length;
    if (kind === KINDS.instance || kind === KINDS.several) {
      if (!walk(value, parts, { depth: depth + 1, is_location })) return false;
    } else values.set(id, value);
  }
  say(values, parts, is_location);
  return true;
}

/** Texts and bytes as they are; of fractions the pair that resources 0 and 1 may be. */
function say(values: ReadonlyMap<number, Buffer>, parts: Part[], is_location: boolean): void {
  const [latitude, longitude] = [values.get(0), values.get(1)];
  if (latitude && longitude && PLACE.has(latitude.length) && latitude.length === longitude.length) {
    const content = `${fraction(latitude)},${fraction(longitude)}`;
    parts.push(is_location ? { key: 'location', content } : { content, is_guess: true });
  }
  for (const [id, value] of values) {
    if (value.length === 0) continue;
    const text = readableText(value);
    const key =
      id === 0 && isDegrees(text, 90) ? 'latitude' : id === 1 && isDegrees(text, 180) ? 'longitude' : undefined;
    if (key !== undefined && text !== null) parts.push({ key, content: text });
    else if (value.length >= 5) parts.push({ content: text ?? value });
  }
}

function isDegrees(text: string | null, most: number): boolean {
  return text !== null && /^-?\d{1,3}\.\d{3,}$/.test(text) && Math.abs(Number(text)) <= most;
}

function fraction(value: Buffer): string {
  return (value.length === 8 ? value.readDoubleBE(0) : value.readFloatBE(0)).toFixed(6);
}

function isText({ content, is_guess }: Part): boolean {
  return typeof content === 'string' && content.length >= 5 && is_guess !== true;
}
