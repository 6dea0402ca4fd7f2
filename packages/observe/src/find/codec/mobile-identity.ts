import { luhnHolds } from '@phonehome/shared';
import { networkOf } from '../identifier/networks.ts';
import type { Part } from './codec.ts';
import { tbcdDigits } from './protocol/digits.ts';

const BYTES = 8;
const TYPES = { imsi: 0x09, imei: 0x0a } as const;

/** A mobile identity of 15 digits behind its length (3GPP TS 24.008, 10.5.1.4): the first digit stands beside the type. */
export function mobileIdentity(bytes: Uint8Array, at: number): Part | null {
  if (bytes[at] !== BYTES || at + 1 + BYTES > bytes.length) return null;
  const first = bytes[at + 1] as number;
  const type = first & 0x0f;
  if (type !== TYPES.imsi && type !== TYPES.imei) return null;
  const rest = tbcdDigits(bytes.subarray(at + 2, at + 1 + BYTES));
  const content = `${first >> 4}${rest}`;
  if (rest?.length !== 14 || first >> 4 > 9) return null;
  if (type === TYPES.imsi) return networkOf(content).network ? { key: 'imsi', content } : null;
  // On the radio a zero may stand in the place of its check digit.
  const is_sound = luhnHolds(content) || content.endsWith('0');
  return is_sound && /^(?:35|86|01|99|00)/.test(content) ? { key: 'imei', content } : null;
}
