import { fromRails, swappedPairs } from '../codec/character-order.ts';
import { reverse } from '../codec/reverse.ts';

/** What may have been done to the digits of a number, and the word of a name that says so. */
export interface Move {
  readonly name: string;
  readonly told: RegExp;
  /** As many do it. */
  readonly is_simple: boolean;
  /** The numbers that it may have been done to. */
  undo(digits: string): Iterable<string>;
}

const each = (digits: string, change: (digit: number, at: number) => number): string =>
  Array.from(digits, (digit, at) => ((change(Number(digit), at) % 10) + 10) % 10).join('');

/** All ways, the likeliest first. */
export const moves: readonly Move[] = [
  {
    name: 'reversed',
    told: /^(?:rev|reversed?|backwards?|mirror(?:ed)?)$/,
    is_simple: true,
    undo: (digits) => [reverse(digits)],
  },
  {
    name: 'digits swapped',
    told: /^(?:swap(?:ped)?|pairs?wise|pairswap|nibbleswap)$/,
    is_simple: true,
    undo: (digits) => [swappedPairs(digits)],
  },
  {
    name: 'digits moved',
    told: /^(?:rot\d*|shift(?:ed)?|caesar\d*)$/,
    is_simple: true,
    undo: (digits) => Array.from({ length: 9 }, (_, i) => each(digits, (digit) => digit + i + 1)),
  },
  {
    name: 'complement',
    told: /^(?:(?:nine|9)?s?compl(?:ement)?|nines?|9c|9s|inv(?:erted)?)$/,
    is_simple: true,
    undo: (digits) => [each(digits, (digit) => 9 - digit)],
  },
  {
    name: 'digits turned',
    told: /^(?:rot[lrn]?|rotated?|turned|shift(?:ed)?|cyclic)$/,
    is_simple: false,
    undo: (digits) => Array.from(digits, (_, at) => digits.slice(at) + digits.slice(0, at)).slice(1),
  },
  {
    name: 'digits dealt',
    told: /^(?:evenodd|railfence|interleaved?)$/,
    is_simple: false,
    undo: (digits) => dealt(digits),
  },
  {
    name: 'differences',
    told: /^(?:delta|diffs?|differences?)$/,
    is_simple: false,
    undo: (digits) => [summed(digits)],
  },
  {
    name: 'sums',
    told: /^(?:cumsum|cumulative|running)$/,
    is_simple: false,
    undo: (digits) => [each(digits, (digit, at) => digit - Number(digits[at - 1] ?? 0))],
  },
  {
    name: 'place added',
    told: /^addindex$/,
    is_simple: false,
    undo: (digits) => [
      each(digits, (digit, at) => digit - at),
      each(digits, (digit, at) => digit - at - 1),
      each(digits, (digit, at) => digit + at),
    ],
  },
];

/** Every second digit and the others, of which either may come first. */
function dealt(digits: string): string[] {
  const rest = Math.floor(digits.length / 2);
  return [digits, digits.slice(rest) + digits.slice(0, rest)].map(fromRails);
}

/** Each digit as the sum of all up to it. */
function summed(digits: string): string {
  let sum = 0;
  return Array.from(digits, (digit) => {
    sum = (sum + Number(digit)) % 10;
    return sum;
  }).join('');
}
