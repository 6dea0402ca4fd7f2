import { luhnDigit } from './luhn.ts';
import { allocate, type ReservedRange, rangeCapacity, reservedRanges } from './ranges.ts';

/** Which kind of card: one with the client's China Telecom prefix, or any other. */
export type SimCard = 'china-telecom' | 'generic';

/** The prefixes by which the 2017 client knows a China Telecom card (dossier 3). */
export const chinaTelecomIccidPrefixes = ['898603', '898611', '898612'] as const;

/** True if the 2017 client, and the server's model, take the ICCID for a China Telecom card's. */
export function isChinaTelecomIccid(iccid: string): boolean {
  return chinaTelecomIccidPrefixes.some((prefix) => iccid.startsWith(prefix));
}

/** How many cards a slot may see: the ranges of card numbers are divided among the first cards, the second, and so on. */
export const CARDS_A_SLOT = 10;

/** A card: which kind, the slot that it is in (counted over all phones' slots), how many cards were there before it. */
export interface CardPlace {
  readonly card: SimCard;
  readonly slot: number;
  readonly before: number;
}

/**
 * The numbers of a card.
 * @throws PhonehomeError IDENTITY_RANGE_FULL for a slot beyond a tenth of a range, or an eleventh card
 */
export function cardNumbers({ card, slot, before }: CardPlace, seed: number): { iccid: string; imsi: string } {
  const index = (range: ReservedRange): number => {
    const share = rangeCapacity(range) / CARDS_A_SLOT;
    return slot < share && before < CARDS_A_SLOT ? before * share + slot : rangeCapacity(range);
  };
  return { iccid: iccid(card, index(iccidRange(card)), seed), imsi: imsi(index(reservedRanges.imsi), seed) };
}

function iccidRange(card: SimCard): ReservedRange {
  return card === 'china-telecom' ? reservedRanges.iccidChinaTelecom : reservedRanges.iccid;
}

/** The ICCID (20 digits with Luhn, ITU-T E.118) of a card, counted over all cards. Dossier 6. */
export function iccid(card: SimCard, index: number, seed: number): string {
  const range = iccidRange(card);
  const body = range.prefix + String(allocate(range, index, seed)).padStart(19 - range.prefix.length, '0');
  return body + luhnDigit(body);
}

/** The IMSI (15 digits, test network 001-01) of a card, counted over all cards. Dossier 6. */
export function imsi(index: number, seed: number): string {
  return reservedRanges.imsi.prefix + String(allocate(reservedRanges.imsi, index, seed)).padStart(10, '0');
}
