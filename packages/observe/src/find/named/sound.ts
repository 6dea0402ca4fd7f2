import { countryCodeOf, luhnHolds } from '@phonehome/shared';
import { networkOf } from '../identifier/networks.ts';
import type { LeakKind } from '../kinds.ts';

/**
 * Whether a text is an identifier of a kind as far as it shows: its check digit holds, its begin is one that was given out. What has
 * neither, an address, must have its written form. Of a telephone number hardly anything shows: most numbers of its length are one.
 */
export function isSound(kind: LeakKind, text: string): boolean {
  if (/^(\d)\1+$/.test(text)) return false;
  return forms[kind](text);
}

const forms: Readonly<Record<LeakKind, (text: string) => boolean>> = {
  imei: (text) => /^\d{15}$/.test(text) && /^(?:35|86|01|99|0099)/.test(text) && luhnHolds(text),
  meid: (text) => /^(?:0099|99000|a[\da-f]0000)[\da-f]+$/i.test(text) && text.length === 14,
  iccid: (text) =>
    /^89\d{16,18}$/.test(text) &&
    (luhnHolds(text) || luhnHolds(text.slice(0, 19))) &&
    (text.startsWith('89000') || countryCodeOf(text.slice(2).replace(/^0(?=[17])/, '')) !== null),
  imsi: (text) => /^\d{15}$/.test(text) && networkOf(text).network !== null,
  mac: (text) => /^[\da-f]{2}([:-])[\da-f]{2}(?:\1[\da-f]{2}){4}$/i.test(text) && isOfOne(text.slice(0, 2)),
  cell: () => false,
  coordinates: (text) => /^-?\d{1,2}\.\d{3,8}[,;| ]\s?-?\d{1,3}\.\d{3,8}$/.test(text),
  'phone-number': (text) => /^\+?[1-9]\d{9,13}$/.test(text) && countryCodeOf(text.replace('+', '')) !== null,
};

/** Whether the first byte of an address is that of a single interface, not of a group. */
function isOfOne(byte: string): boolean {
  return (Number.parseInt(byte, 16) & 1) === 0;
}
