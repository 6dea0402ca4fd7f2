import { contextOf } from '../context/context-of.ts';
import type { Evidence, Sighting } from '../evidence.ts';
import type { Token } from './clue.ts';

/** A form that hardly anything else has needs no name. */
const OTHER_NAME = -4;

/** What stands for no address: what Android gives to applications that may not know it, the ends of the range, examples, and the end of all UUIDs of Bluetooth. */
const PLACEHOLDERS =
  /^(?:020000000000|0+|f+|001122334455|112233445566|123456789abc|123456789012|0123456789ab|aabbccddeeff|deadbeef.*|00805f9b34fb|(..)\1+)$/;

/**
 * An address of a network interface as it was found; none where it is of a group, or stands for none.
 * @param text its digits, with or without marks between; @param form what its form says of it
 */
export function macSighting({ keys }: Token, text: string, form: Evidence): Sighting[] {
  const value = text.replace(/[:._ -]/g, '').toLowerCase();
  // A group address is that of no single device.
  if (PLACEHOLDERS.test(value) || Number.parseInt(value.slice(0, 2), 16) & 1) return [];
  const context = contextOf('mac', keys, OTHER_NAME);
  const evidence: Evidence[] = [form];
  // Pairs of digits alone may be a time, a version, a number of an account.
  if (/^\d+$/.test(value)) evidence.push({ points: -14, says: 'decimal digits alone' });
  if (context) evidence.push(context);
  return [{ kind: 'mac', value, evidence }];
}
