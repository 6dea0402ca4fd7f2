import { countryCodeOf, luhnHolds } from '@phonehome/shared';
import { contextOf } from '../context/context-of.ts';
import type { Evidence, Sighting } from '../evidence.ts';
import { type Clue, hasDigits, tokensOf } from './clue.ts';

/** 18 to 20 digits from 89 on, bare or in groups of four or five; an F may fill the last half octet. */
const FORM =
  /(?<![A-Za-z\d.+-]|\d,)(?:89\d{16,18}f?|89\d{2}(?:[ -]\d{4}){3}[ -]\d{3,4}|89\d{3}(?:[ -]\d{5}){2}[ -]\d{4,5}|89\d{0,4}(?:[ -]\d{2,6}){3,6})(?![A-Za-z\d-]|[.,]\d)/gi;

/** Numbers of SIM cards in a text (ITU-T E.118). */
export function spotIccids(clue: Clue): Sighting[] {
  if (!clue.text.includes('89') || !hasDigits(clue.text, 18)) return [];
  return tokensOf(clue, FORM).flatMap(({ text, keys }): Sighting[] => {
    const digits = text.replace(/\D/g, '');
    if (digits.length < 18 || digits.length > 20) return [];
    const context = contextOf('iccid', keys);
    const evidence: Evidence[] = [
      { points: -22, says: `${digits.length} digits` },
      { points: digits.length >= 19 ? 18 : 8, says: 'they begin with 89, for telecommunications (ITU-T E.118)' },
      country(digits.slice(2)),
      luhnHolds(digits)
        ? { points: 10, says: 'its check digit holds (Luhn)' }
        : digits.length === 20 && luhnHolds(digits.slice(0, 19))
          ? { points: 6, says: 'the check digit of its first 19 digits holds (Luhn)' }
          : { points: -14, says: 'its check digit does not hold (Luhn)' },
    ];
    if (/f$/i.test(text)) evidence.push({ points: 8, says: 'filled up with F' });
    if (context) evidence.push(context);
    return [{ kind: 'iccid', value: digits, evidence }];
  });
}

function country(digits: string): Evidence {
  // A country code of one digit has a zero in front.
  const code = countryCodeOf(digits.replace(/^0(?=[17])/, ''));
  if (code) return { points: 1, says: `country code ${code} is assigned` };
  if (digits.startsWith('000')) return { points: 1, says: 'a test profile' };
  return { points: -15, says: 'its country code is not assigned' };
}
