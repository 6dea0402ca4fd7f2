import { luhnHolds } from '@phonehome/shared';
import { contextOf } from '../context/context-of.ts';
import type { Sighting } from '../evidence.ts';
import type { Clue } from './clue.ts';

const UUID = /^(?:urn:uuid:)?[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-([\da-f]{4})-([\da-f]{12})$/i;
/** The last four groups of an IPv6 address, which may be short. */
const IPV6 =
  /^(?:[\da-f]{1,4}:){1,4}(?::|(?:[\da-f]{1,4}:)*)([\da-f]{1,4}):([\da-f]{1,4}):([\da-f]{1,4}):([\da-f]{1,4})$/i;

/** An IMEI in the last eight bytes of a UUID or of an IPv6 address, two digits a byte, where it is called so. */
export function spotPaddedImei({ text, keys }: Clue): Sighting[] {
  if (text.length < 20 || text.length > 48) return [];
  const groups = UUID.exec(text) ?? IPV6.exec(text);
  const digits =
    groups
      ?.slice(1)
      .map((group) => group.padStart(4, '0'))
      .join('') ?? '';
  if (!/^0\d{15}$/.test(digits) || !luhnHolds(digits.slice(1)) || /^0{8}/.test(digits)) return [];
  const context = contextOf('imei', keys);
  if (!context || context.points < 20) return [];
  return [
    { kind: 'imei', value: digits.slice(1), evidence: [{ points: -4, says: 'filled up to sixteen bytes' }, context] },
  ];
}
