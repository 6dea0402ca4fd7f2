import { allocate, reservedRanges } from './ranges.ts';

/** The Wi-Fi MAC address of a phone: lower case with colons, locally administered (dossier 2 and 6). */
export function macAddress(index: number, seed: number): string {
  const digits = reservedRanges.mac.prefix + allocate(reservedRanges.mac, index, seed).toString(16).padStart(10, '0');
  return digits.replace(/(..)(?!$)/g, '$1:');
}
