import type { Content } from '../codec/codec.ts';
import type { LeakKind } from '../kinds.ts';
import { fromNumber, packedDigits, pairs } from '../named/numbers.ts';
import { fromShiftedCodes } from '../named/shifted-codes.ts';
import { isSound } from '../named/sound.ts';
import { byteTurns, changedTexts, characterSets, marked } from './byte-turns.ts';
import { allBases, encodings, rareEncodings } from './encodings.ts';
import { rareTurns, usualTurns } from './text-turns.ts';
import { before, type Reached, type Stage, type Way } from './ways.ts';

/** As long as a place in UTF-16 in hexadecimal digits, or packed and in base32. */
const LENGTHS = { least: 6, most: 120 } as const;
/** Names of what a value is, as URIs have them in front of it. */
const SCHEMES = /^(?:[a-z][a-z\d.+-]{1,20}:){1,3}(?:\/\/)?/i;
const SCIENTIFIC = /[+-]?\d(?:\.\d+)?e[+-]?\d{1,2}/gi;

/** Groups of characters with the same mark between. */
const GROUPED = /^[A-Za-z\d]{2,8}([.,;:|_ -])(?:[A-Za-z\d]{2,8}\1)+[A-Za-z\d]{1,8}$/;
/** As C prints a number to the last bit (ISO C, 7.21.6.1, `%a`). */
const HEX_FLOAT = /([+-]?)0x([01])(?:\.([\da-f]{1,14}))?p([+-]?\d{1,2})/gi;

function decimalOf(_: string, sign: string, whole: string, rest = '', exponent = '0'): string {
  let value = Number(whole);
  let unit = 1;
  for (const digit of rest) {
    unit /= 16;
    value += Number.parseInt(digit, 16) * unit;
  }
  for (let left = Number(exponent); left !== 0; left += left > 0 ? -1 : 1) value = left > 0 ? value * 2 : value / 2;
  return `${sign === '-' ? '-' : ''}${value.toFixed(6)}`;
}

/** How a value is written that is plain in itself. */
const spellingsOfValue: readonly Way<string>[] = [
  { name: 'scheme', undo: (text) => (SCHEMES.test(text) ? [text.replace(SCHEMES, '')] : []) },
  { name: 'groups', undo: (text) => (GROUPED.test(text) ? [text.replace(/[^A-Za-z\d+]/g, '')] : []) },
  { name: 'floating point', undo: (text) => (text.search(HEX_FLOAT) < 0 ? [] : [text.replace(HEX_FLOAT, decimalOf)]) },
  { name: 'scientific', undo: (text) => (text.search(SCIENTIFIC) < 0 ? [] : [text.replace(SCIENTIFIC, plainNumber)]) },
];

/** What is done to a value by who hides or packs it, the last first: what is usual in any order, what is rare only by itself. */
const pipelines: readonly (readonly Stage[])[] = [
  [
    { of: 'text', ways: [...spellingsOfValue, ...usualTurns] },
    { of: 'text', ways: encodings },
    { of: 'bytes', ways: [...marked, ...byteTurns] },
    { of: 'bytes', ways: characterSets },
    { of: 'text', ways: [...spellingsOfValue, ...usualTurns, ...rareTurns] },
  ],
  [
    { of: 'text', ways: rareTurns },
    { of: 'text', ways: encodings },
    { of: 'bytes', ways: characterSets },
  ],
  [
    { of: 'text', ways: [...allBases, ...rareEncodings] },
    { of: 'bytes', ways: marked },
    { of: 'bytes', ways: characterSets },
    { of: 'text', ways: usualTurns },
  ],
  [
    { of: 'text', ways: encodings },
    { of: 'bytes', ways: changedTexts },
  ],
];

/** Numbers of two digits a byte, the second one first as telephone networks have them, or the first. */
const packed: readonly Stage[] = [
  { of: 'text', ways: encodings },
  { of: 'bytes', ways: [{ name: 'reversed', undo: (bytes) => [Uint8Array.from(bytes).reverse()] }] },
  { of: 'bytes', ways: [{ name: 'two digits a byte', undo: (bytes) => packedDigits(bytes).reverse() }] },
];

/** An identifier, and what was done to it, the last first. */
export interface SearchedValue {
  readonly text: string;
  readonly names: readonly string[];
}

/**
 * Looks for the identifier of a kind that a value was before something was done to it, one thing after another: all that is known is
 * tried on what comes of it, stage by stage, until one text is an identifier of that kind as a whole.
 */
export function searchValue(of: Content, kind: LeakKind): SearchedValue | null {
  for (const stages of pipelines)
    for (const reached of before(of, stages, LENGTHS)) {
      const text = isTurnedHex(reached, of) ? null : soundTextOf(reached, kind);
      if (text !== null) return { text, names: reached.names };
    }
  for (const { content, names } of before(of, packed, LENGTHS)) {
    if (
      typeof content !== 'string' ||
      !(kind === 'phone-number' ? isTelephone(content, names) : isSound(kind, content))
    )
      continue;
    return { text: content, names };
  }
  return null;
}

const turnNames: ReadonlySet<string> = new Set([...usualTurns, ...rareTurns].map(({ name }) => name));

/** Of hexadecimal digits, most turns make others: nothing shows which of them are an address. */
function isTurnedHex({ content, names }: Reached, of: Content): boolean {
  if (typeof content !== 'string' || typeof of !== 'string' || /[g-z]/i.test(of)) return false;
  return /^[\da-f]{12}$/i.test(content) && names.every((name) => turnNames.has(name));
}

/** Hexadecimal digits of a number without its plus sign are too often those of something else. */
function isTelephone(text: string, names: readonly string[]): boolean {
  return (
    names.length === 2 && names[0] === 'base64' && text.length >= PACKED_PHONE_MIN && isSound('phone-number', text)
  );
}

const PACKED_PHONE_MIN = 11;

/** The identifier that a content is; of bytes, under a key of one. */
function soundTextOf({ content, names }: Reached, kind: LeakKind): string | null {
  if (typeof content !== 'string') return soundBytes(content, names, kind);
  const text = content.trim();
  for (const one of spellings(text, kind)) if (isSound(kind, one)) return one;
  return null;
}

function* spellings(text: string, kind: LeakKind): Generator<string> {
  // Without its plus sign, hardly anything shows that a number is one of a telephone.
  if (kind !== 'phone-number' || text.startsWith('+')) yield text;
  if (kind === 'mac' && /^[\da-f]{12}$/i.test(text)) yield pairs(text);
  if (kind !== 'mac' && /^\+?\d[\d ./-]+$/.test(text) && /[ ./-]/.test(text))
    yield* spellings(text.replace(/[ ./-]/g, ''), kind);
  if ((kind === 'imei' || kind === 'imsi') && /^\d{10,14}$/.test(text)) yield* fromNumber(kind, BigInt(text));
}

function soundBytes(bytes: Uint8Array, names: readonly string[], kind: LeakKind): string | null {
  if (bytes.length < 10 || names.length > 1) return null;
  for (const text of fromShiftedCodes([...bytes])) {
    for (const one of spellings(text, kind)) if (isSound(kind, one)) return one;
  }
  return null;
}

/** A number in scientific notation, without it. */
function plainNumber(text: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = ''] =
    /^([+-]?)(\d)(?:\.(\d+))?e([+-]?\d+)$/i.exec(text) ?? [];
  const digits = whole + fraction;
  const point = 1 + Number(exponent);
  const left = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
  const right = point > 0 ? digits.slice(point) : '0'.repeat(-point) + digits;
  return (sign === '-' ? sign : '') + left + (/[1-9]/.test(right) ? `.${right}` : '');
}
