import { fromRails, swappedPairs } from '../codec/character-order.ts';
import { shifted } from '../codec/disguised.ts';
import { reverse } from '../codec/reverse.ts';
import { rot47Text } from '../codec/rot47.ts';
import type { Way } from './ways.ts';

/** A text from its end, its letters moved by half the alphabet, its characters two by two in each other's place. */
export const usualTurns: readonly Way<string>[] = [
  { name: 'reversed', undo: (text) => [reverse(text)] },
  { name: 'rot13', undo: (text) => (/[a-z]/i.test(text) ? [shifted(text, 13)] : []) },
  { name: 'swapped pairs', undo: (text) => [swappedPairs(text)] },
];

/** What else is done to a text that is to be a text afterwards. */
export const rareTurns: readonly Way<string>[] = [
  { name: 'rot18', undo: (text) => [shifted(text, 13).replace(/\d/g, (digit) => String((Number(digit) + 5) % 10))] },
  { name: 'rot47', undo: (text) => [rot47Text(text)] },
  { name: 'atbash', undo: (text) => [atbash(text), withNines(atbash(text)), withNines(atbash(text, SMALL_LETTERS))] },
  { name: 'moved characters', undo: (text) => [1, 2, 3, -1, -2, -3].flatMap((places) => moved(text, places) ?? []) },
  { name: 'rail fence', undo: (text) => [fromRails(text)] },
  {
    name: 'other characters between',
    undo: (text) => (text.length % 2 === 0 ? [everySecond(text, 0), everySecond(text, 1)] : [everySecond(text, 0)]),
  },
];

const SMALL_LETTERS = /[a-z]/g;

/** Letters from the other end of the alphabet; of those alone that a pattern takes. */
function atbash(text: string, letters = /[A-Za-z]/g): string {
  return text.replace(letters, (c) => String.fromCharCode((c <= 'Z' ? 155 : 219) - c.charCodeAt(0)));
}

/** Each digit as what is left of it to nine. */
function withNines(text: string): string {
  return text.replace(/\d/g, (digit) => String(9 - Number(digit)));
}

/** All characters by so many places, where printable ones come of it. */
function moved(text: string, places: number): string | null {
  const codes = Array.from(text, (c) => c.charCodeAt(0) - places);
  return codes.every((code) => code >= 0x20 && code < 0x7f) ? String.fromCharCode(...codes) : null;
}

function everySecond(text: string, first: 0 | 1): string {
  let plain = '';
  for (let at: number = first; at < text.length; at += 2) plain += text.charAt(at);
  return plain;
}
