import { luhnDigit } from '../luhn.ts';
import type { CheckDigit } from './reading.ts';

/** The digits of a number that people group by spaces or hyphens; null if there is anything else in it. */
export function plainDigits(value: string): string | null {
  return /^\d+(?:[ -]\d+)*$/.test(value) ? value.replace(/[ -]/g, '') : null;
}

/** The last of some digits as the Luhn digit of the others. */
export function luhnCheck(digits: string): CheckDigit {
  const given = digits.slice(-1);
  const right = luhnDigit(digits.slice(0, -1));
  return { given, right, holds: given === right };
}
