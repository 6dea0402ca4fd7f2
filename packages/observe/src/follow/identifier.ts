import { constantMeid } from '@phonehome/shared';

/** What a number belongs to: the phone itself, or a card, which may move to another phone. */
export type Owner = 'phone' | 'card';

/** A kind of identifier: numbers of one kind are compared with each other and with no others. */
export interface IdentifierKind {
  readonly kind: string;
  readonly owner: Owner;
  /** The fields that carry it. A card may move to the other slot. */
  readonly fields: readonly string[];
}

/** The kinds that reports carry (dossier 2), and the pseudonym that a counter-measure may put in their place (ours). */
export const identifierKinds: readonly IdentifierKind[] = [
  { kind: 'IMEI', owner: 'phone', fields: ['IMEI1', 'IMEI2'] },
  { kind: 'MEID', owner: 'phone', fields: ['MEID', 'MMEID'] },
  { kind: 'MAC address', owner: 'phone', fields: ['MACID'] },
  { kind: 'pseudonym', owner: 'phone', fields: ['PSEUDONYM'] },
  { kind: 'ICCID', owner: 'card', fields: ['SIM1ICCID', 'SIM2ICCID'] },
  { kind: 'IMSI', owner: 'card', fields: ['SIM1LTEIMSI', 'SIM2LTEIMSI', 'SIM2IMSI'] },
  { kind: 'CDMA IMSI', owner: 'card', fields: ['SIM1CDMAIMSI', 'SIM2CDMAIMSI'] },
];

/** Longer values identify nothing that we know, and would fill the memory. */
export const LENGTH_MAX = 256;

/** What software writes where it has no value. */
const WORDS = new Set([
  'unknown',
  'null',
  'none',
  'undefined',
  'n/a',
  'na',
  'nil',
  'default',
  'empty',
  'not available',
]);

/**
 * What apps get from Android 6 on where they ask for the address of Wi-Fi or Bluetooth (its documentation), and the MEID
 * of all phones with KaiOS.
 */
const CONSTANTS = new Set(['02:00:00:00:00:00', constantMeid]);

/** Digits in a row, up or down, as people write them who have to write something. */
const IN_A_ROW = ['01234567890123456789', '98765432109876543210'];

/** Why a value tells no phone from others, or null if it may. Purely by its form: what many phones share is found later. */
export function dummyBecause(value: string): string | null {
  const text = value.trim();
  if (text === '') return 'empty';
  if (text.length > LENGTH_MAX) return 'too long';
  if (WORDS.has(text.toLowerCase())) return 'a word for no value';
  if (CONSTANTS.has(text.toLowerCase())) return 'a known constant';
  const plain = text.replace(/[\s:.-]/g, '').toLowerCase();
  if (plain.length < 4) return 'too short';
  if (/^(.)\1*$/su.test(plain)) return 'one character repeated';
  if (plain.length >= 6 && IN_A_ROW.some((row) => row.includes(plain))) return 'digits in a row';
  return null;
}

/** How a value is compared: as written but for case and the space around it. */
export function comparable(value: string): string {
  return value.trim().toLowerCase();
}
