import { contextOf } from '../context/context-of.ts';
import type { Evidence, Sighting } from '../evidence.ts';
import { type Clue, type Token, tokensOf } from './clue.ts';

const PAIRS = /(?<![\da-z:.-])[\da-f]{2}([:-])[\da-f]{2}(?:\1[\da-f]{2}){4}(?![\da-z:-]|\.\d)/gi;
const FOURS = /(?<![\da-z:.-])[\da-f]{4}\.[\da-f]{4}\.[\da-f]{4}(?![\da-z:.-])/gi;
const BARE = /(?<![\w:.-])[\da-f]{12}(?![\w:.-])/gi;

/** What stands for no address: what Android gives to applications that may not know it, and the ends of the range. */
const PLACEHOLDERS = new Set([
  '020000000000',
  '000000000000',
  'ffffffffffff',
  '001122334455',
  '112233445566',
  '123456789abc',
]);

/** Addresses of network interfaces in a text (IEEE 802). */
export function spotMacs(clue: Clue): Sighting[] {
  if (clue.text.length < 12) return [];
  const separated = [PAIRS, FOURS]
    .flatMap((form) => tokensOf(clue, form))
    .flatMap((token) => sighting(token, { points: 12, says: 'written as a MAC address' }));
  if (separated.length > 0) return separated;
  // Twelve digits may be anything, until something names them.
  return tokensOf(clue, BARE).flatMap((token) => {
    const named = (contextOf('mac', token.keys)?.points ?? 0) > 0;
    return named ? sighting(token, { points: -8, says: 'twelve hexadecimal digits' }) : [];
  });
}

function sighting({ text, keys }: Token, form: Evidence): Sighting[] {
  const value = text.replace(/[:.-]/g, '').toLowerCase();
  if (PLACEHOLDERS.has(value) || /^(..)\1+$/.test(value)) return [];
  // A group address is that of no single device.
  if (Number.parseInt(value.slice(0, 2), 16) & 1) return [];
  const context = contextOf('mac', keys);
  const evidence: Evidence[] = [form];
  // Pairs of digits alone may be a time, a version, a number of an account.
  if (/^\d+$/.test(value) && !value.startsWith('02')) evidence.push({ points: -6, says: 'decimal digits alone' });
  if (context) evidence.push(context);
  return [{ kind: 'mac', value, evidence }];
}
