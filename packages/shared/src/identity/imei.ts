import { luhnDigit } from './luhn.ts';
import { allocate, reservedRanges } from './ranges.ts';

/** The IMEI (15 digits with Luhn, 3GPP TS 23.003) of a modem, counted over all phones' modems. Dossier 6. */
export function imei(index: number, seed: number): string {
  const body = reservedRanges.imei.prefix + String(allocate(reservedRanges.imei, index, seed)).padStart(9, '0');
  return body + luhnDigit(body);
}

/** The MEID that goes with an IMEI: its first 14 digits (dossier 6). */
export function meidOfImei(imei1: string): string {
  return imei1.slice(0, 14);
}
