import { type BytesReader, createBytesReader } from './bytes-reader.ts';
import { bytesCodec, type Part } from './codec.ts';
import { readableText } from './readable.ts';
import type { Entry, Value } from './value.ts';
import { tellValue } from './value-parts.ts';

const DEPTH_MAX = 20;
const VALUES_MAX = 10_000;
/** Integers by the letter of their type: signed but `U`, big-endian. */
const INTEGERS: Readonly<Record<string, 1 | 2 | 4 | 8>> = { i: 1, U: 1, I: 2, l: 4, L: 8 };

/** UBJSON (ubjson.org, draft 12): a map or a list that takes up all of the bytes. */
export const ubjson = bytesCodec('ubjson', 'structure', (bytes): readonly Part[] | null => {
  if (bytes.length < 8 || (bytes[0] !== 0x7b && bytes[0] !== 0x5b)) return null;
  const reader = createBytesReader(bytes);
  const budget = { values: VALUES_MAX };
  const value = readValue(reader, letterOf(reader), budget, 0);
  if (value === null || value === undefined || reader.isCut() || reader.left() > 0) return null;
  const parts: Part[] = [];
  tellValue(value, undefined, parts);
  return parts.length > 0 ? parts : null;
});

function letterOf(reader: BytesReader): string {
  for (;;) {
    const letter = String.fromCharCode(Number(reader.unsigned(1)));
    // A type that says nothing fills a place.
    if (letter !== 'N' || reader.isCut()) return letter;
  }
}

function integerOf(reader: BytesReader, type: string): bigint | null {
  const size = INTEGERS[type];
  if (size === undefined) return null;
  const value = reader.unsigned(size);
  return type === 'U' ? value : BigInt.asIntN(size * 8, value);
}

function textOf(reader: BytesReader, type: string): string | null {
  const length = integerOf(reader, type);
  if (length === null || length < 0n || length > BigInt(reader.left())) return null;
  return readableText(reader.take(Number(length)));
}

/** @returns undefined for what carries no identifier, null where it is broken */
function readValue(
  reader: BytesReader,
  type: string,
  budget: { values: number },
  depth: number,
): Value | null | undefined {
  if (depth > DEPTH_MAX || --budget.values < 0 || reader.isCut()) return null;
  if (INTEGERS[type] !== undefined) return integerOf(reader, type)?.toString() ?? null;
  switch (type) {
    case 'Z':
    case 'T':
    case 'F':
      return undefined;
    case 'd':
      return String(reader.float(4));
    case 'D':
      return String(reader.float(8));
    case 'C':
      return String.fromCharCode(Number(reader.unsigned(1)));
    case 'S':
    case 'H':
      return textOf(reader, letterOf(reader));
    case '{':
    case '[':
      return readContainer(reader, type, budget, depth);
    default:
      return null;
  }
}

/** A list or a map, plain or with the type and the count of what it holds before it (`$`, `#`). */
function readContainer(reader: BytesReader, kind: '{' | '[', budget: { values: number }, depth: number): Value | null {
  const entries: Entry[] = [];
  let letter = letterOf(reader);
  let type: string | undefined;
  let count: number | undefined;
  if (letter === '$') {
    type = String.fromCharCode(Number(reader.unsigned(1)));
    letter = letterOf(reader);
    if (letter !== '#') return null;
  }
  if (letter === '#') {
    count = Number(integerOf(reader, letterOf(reader)) ?? -1n);
    if (count < 0 || count > reader.left()) return null;
    letter = '';
  }
  const closes = kind === '{' ? '}' : ']';
  for (let i = 0; count === undefined ? letter !== closes : i < count; i++) {
    if (reader.isCut() || budget.values < 0) return null;
    let key: string | undefined;
    if (kind === '{') {
      key = textOf(reader, letter === '' ? letterOf(reader) : letter) ?? undefined;
      if (key === undefined) return null;
    }
    const own = type ?? (kind === '{' || letter === '' ? letterOf(reader) : letter);
    const value = readValue(reader, own, budget, depth + 1);
    if (value === null) return null;
    if (value !== undefined) entries.push({ key, value });
    letter = count === undefined ? letterOf(reader) : '';
  }
  return kind === '{' ? { entries } : { items: entries.map(({ value }) => value) };
}
