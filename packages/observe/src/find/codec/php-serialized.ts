import { type Part, textCodec } from './codec.ts';
import type { Entry, Value } from './value.ts';
import { tellValue } from './value-parts.ts';

const DEPTH_MAX = 20;
const VALUES_MAX = 20_000;
const HEAD =
  /(?:a:(\d{1,6}):\{|O:\d{1,4}:"[^"]*":(\d{1,6}):\{|s:(\d{1,8}):"|i:(-?\d{1,20});|d:([-+\dE.]{1,30});|[bN][:\d]{0,2};|[rR]:\d{1,9};)/y;

/** What PHP's serialize() writes: lists, maps and objects with their texts and numbers. */
export const phpSerialized = textCodec('php', 'structure', (text): readonly Part[] | null => {
  if (!/^(?:a:\d+:\{|O:\d+:")/.test(text)) return null;
  const reading = { text, at: 0, values: VALUES_MAX };
  const value = read(reading, 0);
  if (value === null || value === undefined || text.slice(reading.at).trim() !== '') return null;
  const parts: Part[] = [];
  tellValue(value, undefined, parts);
  return parts.length > 0 ? parts : null;
});

/** @returns undefined for what carries no identifier, null where it is broken */
function read(reading: { readonly text: string; at: number; values: number }, depth: number): Value | null | undefined {
  HEAD.lastIndex = reading.at;
  const match = HEAD.exec(reading.text);
  if (!match || depth > DEPTH_MAX || --reading.values < 0) return null;
  reading.at += match[0].length;
  const [, listed, fields, length, whole, real] = match;
  if (length !== undefined) return textOf(reading, Number(length));
  if (whole !== undefined || real !== undefined) return whole ?? real;
  const count = listed ?? fields;
  if (count === undefined) return undefined;
  const entries: Entry[] = [];
  for (let i = 0; i < Number(count); i++) {
    const key = read(reading, depth + 1);
    const value = read(reading, depth + 1);
    if (typeof key !== 'string' || value === null) return null;
    // Hidden fields of an object have the name of their class before theirs.
    if (value !== undefined) entries.push({ key: key.replace(/^\0[^\0]*\0/, ''), value });
  }
  if (reading.text[reading.at++] !== '}') return null;
  const is_list = entries.every(({ key }, i) => key === String(i));
  return is_list ? { items: entries.map(({ value }) => value) } : { entries };
}

/** The length is one of bytes in UTF-8: it is looked for where the text may end. */
function textOf(reading: { readonly text: string; at: number }, length: number): string | null {
  const { text, at } = reading;
  let end = at;
  for (let bytes = 0; bytes < length; end++) {
    const code = text.charCodeAt(end);
    if (Number.isNaN(code)) return null;
    // Both halves of a pair make four bytes.
    bytes += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 2 : 3;
  }
  if (!text.startsWith('";', end)) return null;
  reading.at = end + 2;
  return text.slice(at, end);
}
