import { contextOf } from '../context/context-of.ts';
import type { Sighting } from '../evidence.ts';
import type { Clue } from './clue.ts';
import { macSighting } from './mac-sighting.ts';

/** Words of a name that say that the last byte stands first. */
const LAST_FIRST =
  /(?:^|[^a-z])(?:le|lsb|little|little_?endian|rev|reversed|swapped|u64le)(?:$|[^a-z])|(?:mac|addr|bdaddr|bssid)(?:LE|Le|Lsb|Rev|Reversed|LittleEndian)(?:$|[^a-z])/;
const NAMED = /mac|addr|bssid|bda/i;
const SIX = /^(?:0x)?([\da-f]{12})(?:0000)?$/i;
const PAIRS = /^([\da-f]{2}(?:([:-])[\da-f]{2})(?:\2[\da-f]{2}){4})$/i;

/** Whether a name says that an address stands from its last byte to its first. */
export function isLastFirst(key: string | undefined): boolean {
  return key !== undefined && NAMED.test(key) && LAST_FIRST.test(key);
}

/** An address from its last byte to its first, in hexadecimal, where its name says so, as controllers of Bluetooth have it. */
export function spotLittleEndianMac({ text, keys }: Clue): Sighting[] {
  const digits = SIX.exec(text)?.[1] ?? PAIRS.exec(text)?.[1]?.replace(/[:-]/g, '');
  if (digits === undefined || !isLastFirst(keys.at(-1))) return [];
  const turned = (digits.match(/../g) ?? []).reverse().join('');
  const points = (contextOf('mac', keys)?.points ?? 0) > 0 ? 4 : 14;
  return macSighting({ text, keys, is_whole: true }, turned, { points, says: 'its last byte first, as its name says' });
}
