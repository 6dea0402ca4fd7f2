import { luhnDigit } from './luhn.ts';
import { allocate, reservedRanges } from './ranges.ts';

/** Which kind of card: one with the client's China Telecom prefix, or any other. */
export type SimCard = 'china-telecom' | 'generic';

/** The prefixes by which the 2017 client knows a China Telecom card (dossier 3). */
export const chinaTelecomIccidPrefixes = ['898603', '898611', '898612'] as const;

/** True if the 2017 client, and the server's model, take the ICCID for a China Telecom card's. */
export function isChinaTelecomIccid(iccid: string): boolean {
  return chinaTelecomIccidPrefixes.some((prefix) => iccid.startsWith(prefix));
}

/** The ICCID (20 digits with Luhn, ITU-T E.118) of a card, counted over all cards. Dossier 6. */
export function iccid(card: SimCard, index: number, seed: number): string {
  const range = card === 'china-telecom' ? reservedRanges.iccidChinaTelecom : reservedRanges.iccid;
  const body = range.prefix + String(allocate(range, index, seed)).padStart(19 - range.prefix.length, '0');
  return body + luhnDigit(body);
}

/** The IMSI (15 digits, test network 001-01) of a card, counted over all cards. Dossier 6. */
export function imsi(index: number, seed: number): string {
  return reservedRanges.imsi.prefix + String(allocate(reservedRanges.imsi, index, seed)).padStart(10, '0');
}
