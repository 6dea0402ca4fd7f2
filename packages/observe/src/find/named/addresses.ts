import { pairs } from './numbers.ts';

/** What an address of an interface may have been before its digits were changed: only where it cannot be one as it stands. */
export function* fromChangedAddress(text: string): Generator<string> {
  // Pairs with any other mark between.
  if (/^[\da-f]{2}([^\da-z])[\da-f]{2}(?:\1[\da-f]{2}){4}$/i.test(text))
    yield text.toLowerCase().replace(/[^\da-f]/g, ':');
  // A number for each byte, or for two: `[146, 67, …]`, `-30,92,…`, `51921,20557,23789`.
  const numbers = /^[[({]?\s*-?\d{1,5}(?:[\s,;.:]+-?\d{1,5})+\s*[\])}]?$/.test(text)
    ? (text.match(/-?\d+/g) ?? [])
    : [];
  if (numbers.length === 6 && numbers.every((one) => Math.abs(Number(one)) < 256)) yield ofNumbers(numbers, 2);
  if (numbers.length === 3 && numbers.every((one) => Number(one) >= 0 && Number(one) < 65_536))
    yield ofNumbers(numbers, 4);
  const bits = /^[01]{8}(?:([^\w])[01]{8}(?:\1[01]{8}){4}|[01]{40})$/.test(text) ? text.replace(/\D/g, '') : '';
  if (bits !== '')
    yield pairs((bits.match(/.{4}/g) ?? []).map((four) => Number.parseInt(four, 2).toString(16)).join(''));
  const digits = text.replace(/[:._-]/g, '');
  if (!/^[\da-z]{12}$/i.test(digits) || /^[\da-f]{12}$/i.test(digits)) return;
  yield* fromChangedLetters(digits.toLowerCase());
}

function ofNumbers(numbers: readonly string[], width: number): string {
  const modulus = width === 2 ? 256 : 65_536;
  return pairs(numbers.map((one) => ((Number(one) + modulus) % modulus).toString(16).padStart(width, '0')).join(''));
}

const A = 97;

/** Six letters that were moved by as many places, or turned round in the alphabet; digits moved by five with them. */
function* fromChangedLetters(digits: string): Generator<string> {
  const changes: ((code: number) => number)[] = [(code) => 25 - code];
  for (let places = 1; places < 26; places++) changes.push((code) => (code + places) % 26);
  const found = changes
    .map((change) => digits.replace(/[a-z]/g, (c) => String.fromCharCode(A + change(c.charCodeAt(0) - A))))
    .filter((one) => /^[\da-f]{12}$/.test(one));
  // By several places it may be one: thirteen is what is usual.
  const rot13 = digits.replace(/[a-z]/g, (c) => String.fromCharCode(A + ((c.charCodeAt(0) - A + 13) % 26)));
  for (const one of found.includes(rot13) ? [rot13] : found) yield pairs(one);
}
