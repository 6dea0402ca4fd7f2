import { contextOf } from '../context/context-of.ts';
import type { Evidence, Sighting } from '../evidence.ts';
import { type Clue, hasDigits, tokensOf } from './clue.ts';
import { networkOf } from './networks.ts';

/** Fifteen digits, or 14 for a few networks. */
const FORM = /(?<![\w.+-]|\d,)(?:\d{14,15}|\d{3}[ -]\d{2,3}[ -]\d{9,10})(?![\w-]|[.,]\d)/g;

/** Subscribers' numbers in a text (ITU-T E.212). They have no check digit: what tells them is their network, name and company. */
export function spotImsis(clue: Clue): Sighting[] {
  if (!hasDigits(clue.text, 14)) return [];
  return tokensOf(clue, FORM).flatMap(({ text, keys }): Sighting[] => {
    const digits = text.replace(/\D/g, '');
    const context = contextOf('imsi', keys);
    if (/^(\d)\1+$/.test(digits) || (digits.length === 14 && (context?.points ?? 0) < 20)) return [];
    // One random number of fifty begins as some network does: coded, but without a name or company, it must stay a look-alike.
    const evidence: Evidence[] = [{ points: -13, says: `${digits.length} digits` }, ...network(digits)];
    if (context) evidence.push(context);
    return [{ kind: 'imsi', value: digits, evidence }];
  });
}

function network(digits: string): Evidence[] {
  const { country, network } = networkOf(digits);
  if (!country) return [{ points: -26, says: `no country has the code ${digits.slice(0, 3)} (ITU-T E.212)` }];
  const here: Evidence = { points: 4, says: `mobile country code ${digits.slice(0, 3)} is in use` };
  if (network === '001-01') return [here, { points: 10, says: 'of the test network 001-01' }];
  return [
    here,
    network ? { points: 6, says: `of the network ${network}` } : { points: -8, says: 'of no network that is known' },
  ];
}
