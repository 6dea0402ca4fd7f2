import { type BytesReader, createBytesReader } from './bytes-reader.ts';
import { bytesCodec, type Part } from './codec.ts';
import { readableText } from './readable.ts';
import type { Entry, Value } from './value.ts';
import { tellValue } from './value-parts.ts';

const DEPTH_MAX = 20;
const VALUES_MAX = 10_000;
const ENDS = 0x09;

/** Values of AMF0 (Action Message Format, as RTMP and Flash have it), one after another, with an object or a list among them. */
export const amf0 = bytesCodec('amf0', 'structure', (bytes): readonly Part[] | null => {
  const [first = 0xff] = bytes;
  if (bytes.length < 8 || ![0x02, 0x03, 0x08, 0x0a, 0x10].includes(first)) return null;
  const reader = createBytesReader(bytes);
  const budget = { values: VALUES_MAX };
  const parts: Part[] = [];
  let has_names = false;
  while (reader.left() > 0) {
    const value = readValue(reader, budget, 0);
    if (value === null || reader.isCut()) return null;
    if (value === undefined) continue;
    has_names ||= typeof value === 'object' && 'entries' in value;
    tellValue(value, undefined, parts);
  }
  return has_names && parts.length > 0 ? parts : null;
});

function textOf(reader: BytesReader, width: 2 | 4): string | null {
  const length = Number(reader.unsigned(width));
  return length > reader.left() ? null : readableText(reader.take(length));
}

/** @returns undefined for what carries no identifier, null where it is broken */
function readValue(reader: BytesReader, budget: { values: number }, depth: number): Value | null | undefined {
  if (depth > DEPTH_MAX || --budget.values < 0) return null;
  const type = Number(reader.unsigned(1));
  switch (type) {
    case 0x00:
      return numberOf(reader.float(8));
    case 0x01:
      reader.take(1);
      return undefined;
    case 0x02:
      return textOf(reader, 2);
    case 0x0c:
    case 0x0f:
      return textOf(reader, 4);
    case 0x03:
      return readObject(reader, budget, depth);
    case 0x08:
      // How many there may be is told and means nothing.
      reader.take(4);
      return readObject(reader, budget, depth);
    case 0x10:
      return textOf(reader, 2) === null ? null : readObject(reader, budget, depth);
    case 0x0a: {
      const count = Number(reader.unsigned(4));
      const items: Value[] = [];
      if (count > reader.left()) return null;
      for (let i = 0; i < count && !reader.isCut(); i++) {
        const value = readValue(reader, budget, depth + 1);
        if (value === null) return null;
        if (value !== undefined) items.push(value);
      }
      return { items };
    }
    case 0x0b:
      reader.take(10);
      return undefined;
    case 0x07:
      reader.take(2);
      return undefined;
    case 0x05:
    case 0x06:
    case 0x0d:
      return undefined;
    default:
      return null;
  }
}

function readObject(reader: BytesReader, budget: { values: number }, depth: number): Value | null {
  const entries: Entry[] = [];
  for (;;) {
    const key = textOf(reader, 2);
    if (key === null || reader.isCut()) return null;
    if (key === '') return Number(reader.unsigned(1)) === ENDS ? { entries } : null;
    const value = readValue(reader, budget, depth + 1);
    if (value === null) return null;
    if (value !== undefined) entries.push({ key, value });
  }
}

/** A whole number without the sign of an exponent, as long as it is exact. */
function numberOf(value: number): string {
  return Number.isSafeInteger(value) ? BigInt(value).toString() : String(value);
}
