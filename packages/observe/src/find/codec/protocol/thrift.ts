import { type BytesReader, createBytesReader } from '../bytes-reader.ts';
import { bytesCodec, type Part } from '../codec.ts';
import { placeOfFractions } from './digits.ts';

const VERSION = [0x80, 0x01, 0x00] as const;
const CALLS: ReadonlySet<number> = new Set([1, 4]);
const TYPES = {
  stop: 0,
  bool: 2,
  byte: 3,
  double: 4,
  short: 6,
  int: 8,
  long: 10,
  text: 11,
  struct: 12,
  map: 13,
  set: 14,
  list: 15,
} as const;
const DEPTH_MAX = 20;
const PARTS_MAX = 10_000;

/** What is read of a value: the fractions in a struct stand next to one another. */
interface State {
  readonly depth: number;
  readonly parts: Part[];
}

/** Calls by Thrift's binary protocol, as such or behind their length: texts, numbers, and fractions that may be a place. */
export const thrift = bytesCodec('thrift', 'structure', (bytes): readonly Part[] | null => {
  const begins = (at: number): boolean => VERSION.every((byte, i) => bytes[at + i] === byte);
  const from = begins(0) ? 0 : begins(4) ? 4 : -1;
  if (from < 0 || !CALLS.has(bytes[from + 3] ?? 0)) return null;
  const reader = createBytesReader(bytes.subarray(from + 4));
  const name = Buffer.from(reader.take(Number(reader.unsigned(4)))).toString('latin1');
  if (!/^[A-Za-z_][\w.:]{0,80}$/.test(name)) return null;
  reader.take(4);
  const parts: Part[] = [];
  return struct(reader, { depth: 0, parts }) && parts.length > 0 ? parts : null;
});

/** Adds what a struct holds. @returns whether it could be read */
function struct(reader: BytesReader, state: State): boolean {
  let before: { readonly id: number; readonly value: number } | null = null;
  while (!reader.isCut() && state.parts.length < PARTS_MAX) {
    const type = Number(reader.unsigned(1));
    if (type === TYPES.stop) return !reader.isCut();
    const id = Number(reader.unsigned(2));
    if (type !== TYPES.double) {
      before = null;
      if (!value(reader, type, `field ${id}`, state)) return false;
      continue;
    }
    const fraction = reader.float(8);
    const place: string | null =
      before !== null && before.id + 1 === id ? placeOfFractions(before.value, fraction) : null;
    if (place !== null) state.parts.push({ content: place });
    before = place === null ? { id, value: fraction } : null;
  }
  return false;
}

function value(reader: BytesReader, type: number, key: string, { depth, parts }: State): boolean {
  if (depth > DEPTH_MAX || reader.isCut()) return false;
  const within = { depth: depth + 1, parts };
  switch (type) {
    case TYPES.bool:
    case TYPES.byte:
      reader.take(1);
      return true;
    case TYPES.double:
      reader.take(8);
      return true;
    case TYPES.short:
      reader.take(2);
      return true;
    case TYPES.int:
      reader.take(4);
      return true;
    case TYPES.long:
      parts.push({ key, content: BigInt.asIntN(64, reader.unsigned(8)).toString(), is_guess: true });
      return true;
    case TYPES.text: {
      const content = reader.take(Number(reader.unsigned(4)));
      if (content.length >= 5) parts.push({ key, content });
      return true;
    }
    case TYPES.struct:
      return struct(reader, within);
    case TYPES.map:
      return map(reader, within);
    case TYPES.set:
    case TYPES.list: {
      const of = Number(reader.unsigned(1));
      const count = Number(reader.unsigned(4));
      for (let i = 0; i < count; i++) if (!value(reader, of, key, within)) return false;
      return true;
    }
    default:
      return false;
  }
}

/** Of a map with texts for names each value is under its own. */
function map(reader: BytesReader, state: State): boolean {
  const [names, values] = [Number(reader.unsigned(1)), Number(reader.unsigned(1))];
  const count = Number(reader.unsigned(4));
  for (let i = 0; i < count; i++) {
    let key = 'map';
    if (names === TYPES.text) key = Buffer.from(reader.take(Number(reader.unsigned(4)))).toString('utf8');
    else if (!value(reader, names, key, state)) return false;
    if (!value(reader, values, key, state)) return false;
  }
  return true;
}
