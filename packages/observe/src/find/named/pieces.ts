import type { Codec, Part } from '../codec/codec.ts';
import { cutBase64 } from '../codec/cut-base64.ts';
import { kindNamedBy } from '../context/named-kind.ts';
import type { LeakKind } from '../kinds.ts';
import { searchValue } from '../search/value-search.ts';
import { fromNumber, pairs } from './numbers.ts';
import { isSound } from './sound.ts';

/** What came in pieces under names of their own, put together: `mac_hi`, `mac_lo`; `p0`, `p1`, `p2`. */
export const pieces: Codec = { name: 'pieces', sort: 'structure', decode: () => null };

/** Ends of names that say which piece it is, in their order. */
const ENDS: readonly (readonly string[])[] = [
  ['hi', 'lo'],
  ['high', 'low'],
  ['msb', 'lsb'],
  ['upper', 'lower'],
  ['first', 'second', 'third', 'fourth'],
  ['first', 'last'],
  ['a', 'b', 'c', 'd'],
  ['left', 'right'],
  ['head', 'tail'],
  ['prefix', 'suffix'],
  ['oui', 'nic'],
  ['even', 'odd'],
];
const NUMBERED = /^(.*?)[_.[-]?(?:part|piece|chunk|seg|segment|frag)?[_.-]?(\d{1,2})(?:of\d{1,2})?\]?$/i;
const PIECES_MAX = 16;

interface Piece {
  readonly stem: string;
  readonly end: string;
  readonly text: string;
}

/** The values that stand in pieces among some others: those of a kind that their name says, and what makes a text in base64. */
export function piecesIn(parts: readonly Part[]): Part[] {
  const groups = new Map<string, Piece[]>();
  for (const { key, content } of parts) {
    const named = key === undefined || typeof content !== 'string' ? null : endOf(key);
    if (!named) continue;
    const group = groups.get(named.stem) ?? [];
    group.push({ ...named, text: content as string });
    groups.set(named.stem, group);
  }
  const whole = wholeOf(parts);
  if (whole) return [whole];
  return [...groups].flatMap(([stem, group]): Part[] => {
    const ordered = group.length >= 2 && group.length <= PIECES_MAX ? inOrder(group) : null;
    const content = ordered && joined(stem, ordered, group);
    return content ? [{ key: stem, content }] : [];
  });
}

/** Fields that are one number together, each with its name and form: an address by its maker, one of Bluetooth (Core, 4.B.1.2), a card's number. */
const WHOLES: readonly { readonly key: string; readonly fields: readonly (readonly [name: RegExp, form: RegExp])[] }[] =
  [
    {
      key: 'mac',
      fields: [
        [/^oui$/i, /^[\da-f]{6}$/i],
        [/^(?:nic|nic_?specific|device|serial|suffix|ext(?:ension)?)$/i, /^[\da-f]{6}$/i],
      ],
    },
    {
      key: 'mac',
      fields: [
        [/^nap$/i, /^[\da-f]{4}$/i],
        [/^uap$/i, /^[\da-f]{2}$/i],
        [/^lap$/i, /^[\da-f]{6}$/i],
      ],
    },
    {
      key: 'iccid',
      fields: [
        [/^iin$/i, /^89\d{4,5}$/],
        [/^(?:account|individual)(?:_?(?:number|no|id))?$/i, /^\d{10,13}$/],
        [/^(?:luhn|check(?:_?digit)?|cd)$/i, /^\d$/],
      ],
    },
  ];

function wholeOf(parts: readonly Part[]): Part | null {
  for (const { key, fields } of WHOLES) {
    const texts = fields.map(([name, form]) => {
      const found = parts.find(
        ({ key, content }) => key !== undefined && name.test(key) && typeof content === 'string' && form.test(content),
      );
      return found?.content as string | undefined;
    });
    if (texts.includes(undefined)) continue;
    const whole = texts.join('');
    const content = key === 'mac' ? pairs(whole) : whole;
    if (isSound(key === 'mac' ? 'mac' : 'iccid', content)) return { key, content };
  }
  return null;
}

const ANY_END = new RegExp(`^(.*?)(?:[_.-]|(?<=[a-z])(?=[A-Z]))(${ENDS.flat().join('|')})(\\d{2})?$`, 'i');

/** The name that a piece has in common with the others, and which one it is. */
export function endOf(key: string): { readonly stem: string; readonly end: string } | null {
  const [, stem = '', end = ''] = ANY_END.exec(key) ?? NUMBERED.exec(key) ?? [];
  return end === '' ? null : { stem, end: end.toLowerCase() };
}

/** The texts in the order in which they belong; null where one is missing or there twice. */
function inOrder(group: readonly Piece[]): readonly string[] | null {
  const orders = /^\d/.test(group[0]?.end ?? '') ? [0, 1].map((from) => group.map((_, i) => String(from + i))) : ENDS;
  for (const order of orders) {
    const texts = group.map((_, i) => group.filter(({ end }) => end.replace(/^0(?=\d)/, '') === order[i]));
    if (texts.every((one) => one.length === 1)) return texts.map(([one]) => (one as Piece).text);
  }
  return null;
}

function joined(stem: string, texts: readonly string[], group: readonly Piece[]): string | null {
  const kind = kindNamedBy(stem);
  if (kind !== null) {
    const is_dealt = group.some(({ end }) => end === 'even');
    for (const one of candidates(kind, texts, is_dealt)) if (isSound(kind, one)) return one;
    return searchValue(texts.join(''), kind)?.text ?? null;
  }
  return cutBase64(texts);
}

function* candidates(kind: LeakKind, texts: readonly string[], is_dealt: boolean): Generator<string> {
  const [first = '', second = ''] = texts;
  if (is_dealt) {
    yield Array.from(first, (digit, i) => digit + (second[i] ?? '')).join('');
    yield Array.from(second, (digit, i) => digit + (first[i] ?? '')).join('');
  }
  if (kind === 'mac') yield* addresses(texts);
  else yield texts.join('');
  // Of two numbers most make one that could be a telephone number, or an address.
  if (kind !== 'phone-number' && kind !== 'mac' && texts.length === 2 && texts.every((one) => /^\d{1,10}$/.test(one)))
    for (const bits of [32n, 24n, 16n]) yield* fromNumber(kind, (BigInt(first) << bits) | BigInt(second));
}

/** Six bytes, three times two, or two times three: as hexadecimal digits or as numbers. */
function* addresses(texts: readonly string[]): Generator<string> {
  const digits = texts.map((one) => one.replace(/[:._-]|^0x/g, ''));
  const width = 12 / texts.length;
  if (!Number.isInteger(width)) return;
  if (digits.every((one) => /^[\da-f]+$/i.test(one) && one.length === width)) yield pairs(digits.join(''));
  const numbers = texts.map(Number);
  if (numbers.every((one) => isOfWidth(one, width, texts.length === 6)))
    yield pairs(numbers.map((one) => one.toString(16).padStart(width, '0')).join(''));
}

/** Whether a number has as many hexadecimal digits as its piece, or one less; of six bytes each may be any. */
function isOfWidth(number: number, width: number, is_byte: boolean): boolean {
  const { length } = number.toString(16);
  return Number.isInteger(number) && number >= 0 && length <= width && (is_byte || length >= width - 1);
}
