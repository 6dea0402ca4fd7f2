import type { Sighting } from './evidence.ts';
import type { Clue } from './identifier/clue.ts';
import type { LeakKind } from './kinds.ts';

/** Values that the owner of a device has given: they are found in any coding, by any name. */
export type KnownValues = readonly { readonly kind: LeakKind; readonly value: string }[];

export const KNOWN_POINTS = 60;
export const GIVEN_AS_KNOWN = 'it is a value that was given as known';

/** A value in the form in which sightings have it. */
export function plainValue(kind: LeakKind, value: string): string {
  if (kind === 'coordinates') return value.replace(/\s+/g, '');
  if (kind === 'mac' || kind === 'meid') return value.replace(/[^\da-f]/gi, '').toLowerCase();
  return value.replace(/\D/g, '');
}

/** What of a value is in all of its forms: of an IMEI the check digit may be left out, or a software version in its place. */
function lasting(kind: LeakKind, value: string): string {
  return kind === 'imei' ? value.slice(0, 14) : value;
}

/** Known values that stand in a text, bare or grouped, among others or alone. */
export function spotKnown({ text }: Clue, known: KnownValues): Sighting[] {
  const bare = text.replace(/[ :.()-]/g, '').toLowerCase();
  return known.flatMap(({ kind, value }): Sighting[] => {
    const is_there = kind === 'coordinates' || kind === 'cell' ? text === value : bare.includes(lasting(kind, value));
    return is_there ? [{ kind, value, evidence: [{ points: KNOWN_POINTS, says: GIVEN_AS_KNOWN }] }] : [];
  });
}
