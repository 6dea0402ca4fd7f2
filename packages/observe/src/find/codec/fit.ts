import { bufferOf } from '@phonehome/shared';
import { bytesCodec, type Part } from './codec.ts';
import { placeText } from './protocol/digits.ts';

const MARK = '.FIT';
const HEADERS: ReadonlySet<number> = new Set([12, 14]);
const FLAGS = { compressed: 0x80, definition: 0x40, developer: 0x20 } as const;
const RECORD = 20;
const SESSIONS: ReadonlySet<number> = new Set([18, 19]);
/** Of a record, and where a session or a lap began. */
const PLACES = { record: [0, 1], session: [3, 4] } as const;
/** So many of them are half a circle. */
const DEGREES_PER_UNIT = 180 / 0x8000_0000;
const UNKNOWN = 0x7fff_ffff;
const PLACES_MAX = 20_000;

interface Field {
  readonly number: number;
  readonly size: number;
}

interface Definition {
  readonly message: number;
  readonly is_little: boolean;
  readonly fields: readonly Field[];
  readonly developer_bytes: number;
}

/** Activities as watches and bicycle computers record them (FIT): the places of a track. */
export const fit = bytesCodec('fit', 'structure', (bytes): readonly Part[] | null => {
  const file = bufferOf(bytes);
  const head = file[0] ?? 0;
  if (!HEADERS.has(head) || file.toString('latin1', 8, 12) !== MARK) return null;
  const end = Math.min(file.length, head + file.readUInt32LE(4));
  const definitions = new Map<number, Definition>();
  const parts: Part[] = [];
  for (let at = head; at < end && parts.length < PLACES_MAX; ) {
    const first = file[at++] as number;
    const is_compressed = (first & FLAGS.compressed) !== 0;
    const local = is_compressed ? (first >> 5) & 3 : first & 0x0f;
    if (!is_compressed && first & FLAGS.definition) {
      const read = definitionAt(file, at, (first & FLAGS.developer) !== 0);
      if (!read) break;
      definitions.set(local, read.definition);
      at = read.end;
      continue;
    }
    const definition = definitions.get(local);
    if (!definition) break;
    const place = placeAt(file, at, definition);
    if (place !== null) parts.push({ key: 'gps', content: place });
    at += definition.fields.reduce((sum, { size }) => sum + size, definition.developer_bytes);
  }
  return parts.length > 0 ? parts : null;
});

function definitionAt(
  file: Buffer,
  from: number,
  has_developer: boolean,
): { readonly definition: Definition; readonly end: number } | null {
  const count = file[from + 4] ?? 0;
  let at = from + 5 + 3 * count;
  if (at > file.length) return null;
  const is_little = file[from + 1] === 0;
  const message = is_little ? file.readUInt16LE(from + 2) : file.readUInt16BE(from + 2);
  const fields = Array.from({ length: count }, (_, i): Field => {
    const field = from + 5 + 3 * i;
    return { number: file[field] as number, size: file[field + 1] as number };
  });
  let developer_bytes = 0;
  if (has_developer) {
    const others = file[at++] ?? 0;
    for (let i = 0; i < others; i++, at += 3) developer_bytes += file[at + 1] ?? 0;
  }
  return { definition: { message, is_little, fields, developer_bytes }, end: at };
}

function placeAt(file: Buffer, from: number, { message, is_little, fields }: Definition): string | null {
  const wanted = message === RECORD ? PLACES.record : SESSIONS.has(message) ? PLACES.session : null;
  if (!wanted) return null;
  const [latitude, longitude] = wanted.map((number) => {
    const i = fields.findIndex((field) => field.number === number && field.size === 4);
    const at = fields.slice(0, Math.max(0, i)).reduce((sum, { size }) => sum + size, from);
    if (i < 0 || at + 4 > file.length) return UNKNOWN;
    return is_little ? file.readInt32LE(at) : file.readInt32BE(at);
  }) as [number, number];
  if (latitude === UNKNOWN || longitude === UNKNOWN) return null;
  return placeText(latitude * DEGREES_PER_UNIT, longitude * DEGREES_PER_UNIT);
}
