import { createMemo } from '../memo.ts';
import type { Field } from './fields.ts';

/** What somebody told of how values are encoded. */
export type ToldKey =
  /** Characters in an order of their own, that stand for the digits of a base. */
  | { readonly sort: 'table'; readonly text: string; readonly characters: readonly string[] }
  /** Bytes under which others may be, as each reading of the text has them. */
  | { readonly sort: 'bytes'; readonly text: string; readonly readings: readonly Uint8Array[] }
  /** Where a chain of blocks of a cipher begins. */
  | { readonly sort: 'vector'; readonly text: string; readonly readings: readonly Uint8Array[] }
  /** What may have been added to a number. */
  | { readonly sort: 'number'; readonly text: string; readonly number: bigint };

/** Digits of each base of which another order is told. */
export const BASES: Readonly<Record<number, string>> = {
  10: '0123456789',
  16: '0123456789abcdef',
  32: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567',
  58: '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz',
  64: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
};
/** Orders that many use: what is in them is read without being told. */
const USUAL = new Set([
  ...Object.values(BASES),
  '0123456789ABCDEF',
  'abcdefghijklmnopqrstuvwxyz234567',
  '0123456789ABCDEFGHIJKLMNOPQRSTUV',
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_',
]);
/** So many different characters in a row are an order of some even where no name says so. */
const ALPHABET_MIN = 32;
const KEY_MAX = 64;

const TABLE_NAME =
  /(?:alphabet|table|map|digits?|code|book|chars(?:et)?|symbols|order|dict(?:ionary)?|letters|hex|key|lookup)\d*$/i;
const KEY_NAME = /(?:xor|key|mask|secret|cipher|otp|pad|rc4|aes)(?:[_.-]?(?:hex|b64|base64|byte|text|str))?$/i;
/** Keys that open something else. */
const OTHER_KEY =
  /(?:api|app|access|public|pub|licen[cs]e|partition|primary|foreign|sort|cache|map|product|routing)[_.-]?key$/i;
const NUMBER_NAME = /(?:offset|add|addend|plus|delta|shift|salt|xor|key|mask)$/i;

const VECTOR_NAME = /(?:^|[_.-])(?:iv|nonce|initvector)$/i;
const VECTOR_BYTES = 16;

/** Of a name, which of these it may be. */
interface Role {
  readonly table: boolean;
  readonly bytes: boolean;
  readonly number: boolean;
  readonly vector: boolean;
}

/** Names come again and again. */
const roles = createMemo<Role | null>(300_000);

function roleOf(name: string): Role | null {
  const before = roles.get(name);
  if (before !== undefined) return before;
  const role = {
    table: TABLE_NAME.test(name),
    bytes: KEY_NAME.test(name) && !OTHER_KEY.test(name),
    number: NUMBER_NAME.test(name) && !OTHER_KEY.test(name),
    vector: VECTOR_NAME.test(name),
  };
  const known = role.table || role.bytes || role.number || role.vector ? role : null;
  roles.set(structuredClone(name), known, 0);
  return known;
}

/** The keys, orders of digits and summands that stand among some values. */
export function toldKeysIn(fields: readonly Field[]): ToldKey[] {
  const book = codebookIn(fields);
  const keys: ToldKey[] = book ? [book] : [];
  for (const { keys: names, content } of fields) {
    if (typeof content !== 'string' || content.length > BASES_LENGTH_MAX) continue;
    const name = names.at(-1);
    const role = name === undefined ? null : roleOf(name);
    if (role || content.length >= ALPHABET_MIN) keys.push(...keysOf(content, role));
  }
  return keys;
}

/** 64 digits and what fills up. */
const BASES_LENGTH_MAX = 65;

function keysOf(text: string, role: Role | null): ToldKey[] {
  const table = role?.table || text.length >= ALPHABET_MIN ? tableOf(text) : null;
  // Copies: a piece of a message would keep all of it in memory.
  const own = structuredClone(text);
  const keys: ToldKey[] = table ? [table] : [];
  if (role?.vector) {
    const readings = readingsOf(own).filter((one) => one.length === VECTOR_BYTES);
    if (readings.length > 0) keys.push({ sort: 'vector', text: own, readings });
  }
  if (role?.bytes && text.length <= KEY_MAX) keys.push({ sort: 'bytes', text: own, readings: readingsOf(own) });
  if (role?.number && /^(?:-?[1-9]\d{0,14}|0x[\da-f]{1,12})$/i.test(text))
    keys.push({ sort: 'number', text: own, number: BigInt(own) });
  return keys;
}

/** The order of digits that a text is: as many different characters as a base has digits. */
function tableOf(text: string): ToldKey | null {
  const plain = text.length === BASES_LENGTH_MAX && text.endsWith('=') ? text.slice(0, -1) : text;
  const characters = [...plain];
  if (!(characters.length in BASES) || USUAL.has(plain) || /\s/.test(plain)) return null;
  return new Set(characters).size === characters.length ? { sort: 'table', text: plain, characters } : null;
}

/** Code units of one. */
const CHARACTER_MAX = 2;

/** Ten values under the names of the digits: what stands for each. */
function codebookIn(fields: readonly Field[]): ToldKey | null {
  if (fields.length < 10) return null;
  const characters: string[] = [];
  for (const { keys, content } of fields) {
    const name = keys.at(-1) ?? '';
    if (typeof content !== 'string' || (name.length > CHARACTER_MAX && content.length > CHARACTER_MAX)) continue;
    if (/^\d$/.test(name) && [...content].length === 1) characters[Number(name)] = content;
    else if (/^\d$/.test(content) && [...name].length === 1) characters[Number(content)] = name;
  }
  const whole = Array.from({ length: 10 }, (_, digit) => characters[digit] ?? '').join('');
  return [...whole].length === 10 ? tableOf(structuredClone(whole)) : null;
}

function readingsOf(text: string): Uint8Array[] {
  const readings: Uint8Array[] = [];
  const hex = /^(?:0x)?((?:[\da-f]{2})+)$/i.exec(text)?.[1];
  if (hex !== undefined) readings.push(Buffer.from(hex, 'hex'));
  if (/^\d{1,3}$/.test(text) && Number(text) < 256) readings.push(Uint8Array.of(Number(text)));
  readings.push(Buffer.from(text, 'utf8'));
  if (/^[A-Za-z\d+/_-]{6,}={0,2}$/.test(text)) readings.push(Buffer.from(text, 'base64'));
  return readings.filter((one) => one.some((byte) => byte !== 0));
}

/** Whether two tell the same. */
export function isSameKey(a: ToldKey, b: ToldKey): boolean {
  return a.sort === b.sort && a.text === b.text;
}
