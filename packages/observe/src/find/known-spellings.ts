import { reverse } from './codec/reverse.ts';
import type { LeakKind } from './kinds.ts';
import type { KnownValues } from './known-values.ts';

/** A way to write a known value, as bytes. */
interface Spelling {
  readonly kind: LeakKind;
  readonly value: string;
  readonly name: string;
  readonly bytes: Buffer;
}

/** Fewer bytes are found anywhere. */
const BYTES_MIN = 6;

/** Finds known values in bytes of whatever protocol, however these are written. */
export type FindKnown = (bytes: Buffer) => readonly Pick<Spelling, 'kind' | 'value' | 'name'>[];

/** A search for the values that the owner has given. */
export function createKnownSearch(known: KnownValues): FindKnown {
  const spellings = known.flatMap(({ kind, value }) =>
    spellingsOf(kind, value)
      .filter(({ bytes }) => bytes.length >= BYTES_MIN)
      .map((one) => ({ kind, value, ...one })),
  );
  return (bytes) => spellings.filter((one) => bytes.includes(one.bytes));
}

function spellingsOf(kind: LeakKind, value: string): { name: string; bytes: Buffer }[] {
  const texts =
    kind === 'mac' ? [value, value.replace(/(..)(?!$)/g, '$1:'), value.replace(/(..)(?!$)/g, '$1-')] : [value];
  const written = texts.flatMap((text) => [text, text.toUpperCase()]).filter((text, i, all) => all.indexOf(text) === i);
  return [...written.flatMap(textForms), ...numberForms(kind, value)];
}

/** A text as it is, and in the codings that leave it in one piece. */
function textForms(text: string): { name: string; bytes: Buffer }[] {
  const ascii = Buffer.from(text, 'latin1');
  const hex = ascii.toString('hex');
  return [
    { name: 'text', bytes: ascii },
    { name: 'reversed', bytes: Buffer.from(reverse(text), 'latin1') },
    { name: 'hex', bytes: Buffer.from(hex) },
    { name: 'hex', bytes: Buffer.from(hex.toUpperCase()) },
    { name: 'utf-16', bytes: Buffer.from(text, 'utf16le') },
    // In the middle of other text it may begin at each of three places of base64.
    ...[0, 1, 2].map((shift) => ({ name: 'base64', bytes: Buffer.from(withinBase64(ascii, shift)) })),
  ];
}

/** The characters that a text makes within base64, without those that it shares with its neighbours. */
function withinBase64(bytes: Buffer, shift: number): string {
  const before = Buffer.alloc(shift);
  const whole = Math.floor((shift + bytes.length) / 3) * 3 - shift;
  const coded = Buffer.concat([before, bytes.subarray(0, whole)]).toString('base64');
  return coded.slice([0, 2, 3][shift]);
}

/** Digits as packed numbers: two a byte, straight or swapped; a MAC address as its bytes. */
function numberForms(kind: LeakKind, value: string): { name: string; bytes: Buffer }[] {
  if (kind === 'mac') return [{ name: 'bytes', bytes: Buffer.from(value, 'hex') }];
  if (!/^\d{14,20}$/.test(value)) return [];
  const swapped = (digits: string): Buffer => Buffer.from(digits.replace(/(.)(.)/g, '$2$1'), 'hex');
  const even = value.length % 2 === 0 ? value : `${value}f`;
  const led = value.length % 2 === 0 ? value : `0${value}`;
  return [
    { name: 'bcd', bytes: Buffer.from(led, 'hex') },
    { name: 'bcd', bytes: swapped(even) },
    // Of a mobile identity the first digit stands beside the type (3GPP TS 24.008, 10.5.1.4).
    { name: 'bcd', bytes: swapped(value.slice(1, value.length - ((value.length - 1) % 2))) },
  ];
}
