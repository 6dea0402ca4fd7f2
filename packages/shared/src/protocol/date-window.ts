import { formatDateTime, writeDateTime } from '../time/civil.ts';
import type { Report } from './report.ts';
import { valueCheck, valueRules } from './value-rule.ts';

/**
 * Where in the bytes of a request the value of REGDATE stands, in base64. Of the reports of one phone most differ in
 * nothing else, so that whoever has encoded or decoded one need look at these characters alone in the next.
 */
export interface DateWindow extends DatePlace {
  /** The offsets of the line ends among the characters. */
  readonly ends: readonly number[];
}

/** Where a date stands in base64. */
export interface DatePlace {
  /** The offsets of the base64 characters that hold the value, whole groups of four; line ends are left out. */
  readonly at: readonly number[];
  /** The text of the groups before and after the value. */
  readonly before: string;
  readonly after: string;
}

/** What follows the rule of the field is usual for the decoder, and nothing in it needs an escape. */
const isUsual = valueCheck(valueRules.date);
const DATE_LENGTH = 19;
const FIELD = 'REGDATE';
const LINE_FEED = 0x0a;

/**
 * Finds the value of REGDATE in a request whose body is the base64, in lines or in one, of a report's JSON. Null where
 * it has another form, or does not stand there exactly once.
 * @param body_start the offset of the body
 */
export function findDateWindow(bytes: Buffer, body_start: number, report: Report): DateWindow | null {
  const date = report[FIELD] ?? '';
  if (!isUsual(date)) return null;
  const json = Buffer.from(bytes.toString('latin1', body_start), 'base64').toString('latin1');
  const member = `"${FIELD}":"${date}"`;
  const found = json.indexOf(member);
  if (found < 0 || found !== json.lastIndexOf(member)) return null;
  const start = found + member.length - 1 - DATE_LENGTH;
  const from = Math.floor(start / 3);
  const until = Math.ceil((start + DATE_LENGTH) / 3);
  const at: number[] = [];
  const ends: number[] = [];
  let { characters, offset } = lineOf(bytes, body_start, from * 4);
  for (; offset < bytes.length && characters < until * 4; offset++) {
    if (bytes[offset] === LINE_FEED) {
      if (at.length > 0) ends.push(offset);
    } else if (characters++ >= from * 4) at.push(offset);
  }
  const before = json.slice(from * 3, start);
  const window = { at, ends, before, after: json.slice(start + DATE_LENGTH, until * 3) };
  return readDate(bytes, window) === date ? window : null;
}

/** The offset of the line that has the `nth` character of base64, or of what is before it, and how many come before the line. */
function lineOf(bytes: Buffer, body_start: number, nth: number): { characters: number; offset: number } {
  let [characters, offset] = [0, body_start];
  for (let end = bytes.indexOf(LINE_FEED, offset); end >= 0; end = bytes.indexOf(LINE_FEED, offset)) {
    if (characters + end - offset > nth) break;
    characters += end - offset;
    offset = end + 1;
  }
  return { characters, offset };
}

/** The value in the window, or null if what stands there is not such a value and the same text around it. */
export function readDate(bytes: Buffer, { at, before, after }: DateWindow): string | null {
  let characters = '';
  for (const offset of at) characters += String.fromCharCode(bytes[offset] as number);
  const plain = Buffer.from(characters, 'base64').toString('latin1');
  const date = plain.slice(before.length, before.length + DATE_LENGTH);
  // Encoded again: what was altered around the value, too, must show.
  return isUsual(date) && encode(date, before, after) === characters ? date : null;
}

/** The base64 characters that a value gives in a window, without line ends, as bytes. */
export function dateBytes({ at, before, after }: DatePlace, date: string): Uint8Array {
  const bytes = new Uint8Array(at.length);
  writeDate(bytes, { at: IN_ORDER, before, after }, date);
  return bytes;
}

/** One after another, as many as there may be. */
const IN_ORDER: readonly number[] = Array.from({ length: 64 }, (_, nth) => nth);

/** The same of a date in milliseconds since 1970-01-01 00:00. */
export function dateBytesOf({ at, before, after }: DatePlace, epoch_ms: number): Uint8Array {
  const bytes = new Uint8Array(at.length);
  writeDateOf(bytes, { at: IN_ORDER, before, after }, epoch_ms);
  return bytes;
}

/** Writes another value of the same form to its place, which is so many bytes further on. */
export function writeDate(bytes: Uint8Array, { at, before, after }: DatePlace, date: string, offset = 0): void {
  const until = writeText(writeText(writeText(0, before), date), after);
  if (until % 3 !== 0) return writePadded(bytes, at, encode(date, before, after), offset);
  writeGroups(bytes, at, until, offset);
}

/** The same of a date in milliseconds since 1970-01-01 00:00, of which no text is made. */
export function writeDateOf(bytes: Uint8Array, place: DatePlace, epoch_ms: number, offset = 0): void {
  const { at, before, after } = place;
  const until = writeText(writeDateTime(plain, writeText(0, before), epoch_ms), after);
  if (until % 3 !== 0) return writeDate(bytes, place, formatDateTime(epoch_ms), offset);
  writeGroups(bytes, at, until, offset);
}

/** What is to be encoded: a date with less than three characters before and after it, or what a test puts there. */
const plain = new Uint8Array(64);

function writeText(at: number, text: string): number {
  for (let i = 0; i < text.length; i++) plain[at + i] = text.charCodeAt(i);
  return at + text.length;
}

/** Writes the base64 of what is to be encoded, whole groups, to these places. */
function writeGroups(bytes: Uint8Array, at: readonly number[], until: number, offset: number): void {
  for (let i = 0, n = 0; i < until; i += 3, n += 4) {
    const bits = ((plain[i] as number) << 16) | ((plain[i + 1] as number) << 8) | (plain[i + 2] as number);
    bytes[offset + (at[n] as number)] = ALPHABET[bits >>> 18] as number;
    bytes[offset + (at[n + 1] as number)] = ALPHABET[(bits >>> 12) & 63] as number;
    bytes[offset + (at[n + 2] as number)] = ALPHABET[(bits >>> 6) & 63] as number;
    bytes[offset + (at[n + 3] as number)] = ALPHABET[bits & 63] as number;
  }
}

/** The digits of base64 (RFC 4648). */
const ALPHABET = Uint8Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/', (digit) =>
  digit.charCodeAt(0),
);

function writePadded(bytes: Uint8Array, at: readonly number[], characters: string, offset: number): void {
  for (let i = 0; i < characters.length; i++) bytes[offset + (at[i] as number)] = characters.charCodeAt(i);
}

/** Whether two requests have the same bytes everywhere but in the window. */
export function isSameBesides(a: Buffer, b: Buffer, { at, ends }: DateWindow): boolean {
  const from = at[0] as number;
  const until = (at.at(-1) as number) + 1;
  if (a.length !== b.length || a.compare(b, 0, from, 0, from) !== 0) return false;
  if (a.compare(b, until, b.length, until, a.length) !== 0) return false;
  return ends.every((offset) => a[offset] === b[offset]);
}

function encode(date: string, before: string, after: string): string {
  return Buffer.from(before + date + after, 'latin1').toString('base64');
}
