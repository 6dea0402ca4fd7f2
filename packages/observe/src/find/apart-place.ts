import { confidenceOf, FINDING_MIN } from './evidence.ts';
import { LATITUDE, LONGITUDE } from './identifier/axes.ts';
import { spotNamedPlaces } from './identifier/named-places.ts';
import type { Located, Looked } from './look.ts';
import type { Unfolded } from './unfolded.ts';

const DEGREES = /^\s*[-+]?\d{1,3}\.\d{3,15}\s*$/;
/** More of them in one part are a track, which is whole by itself. */
const AXES_MAX = 4;

/** One number of a place. */
export interface LoneAxis {
  readonly key: string;
  readonly text: string;
  readonly chain: readonly string[];
}

/** Notes a value that is one number of a place by its name. */
export function noteAxis({ text, keys, chain, is_guess }: Unfolded, axes: LoneAxis[]): void {
  const key = keys.at(-1) ?? '';
  if (axes.length >= AXES_MAX || is_guess || !/lat|lon|lng/i.test(key) || !DEGREES.test(text)) return;
  if (LATITUDE.test(key) || LONGITUDE.test(key)) axes.push({ key, text, chain });
}

/** A place whose latitude is in one part of a message and its longitude in another: one of each, and no place in either. */
export function placeApart(
  parts: readonly (Pick<Looked, 'axes' | 'located'> & { readonly where: string })[],
): Located[] {
  const lone = parts.filter(
    ({ axes, located }) =>
      axes.length > 0 &&
      !located.some(({ kind, evidence }) => kind === 'coordinates' && confidenceOf(evidence) >= FINDING_MIN),
  );
  if (lone.length !== 2) return [];
  const [one, other] = lone.map(({ where, axes }) => ({ where, axes: distinct(axes) }));
  if (one?.axes.length !== 1 || other?.axes.length !== 1) return [];
  const both = [one.axes[0], other.axes[0]] as const;
  return spotNamedPlaces(both as readonly LoneAxis[], []).map((sighting) => ({
    ...sighting,
    where: one.where,
    keys: [(both[0] as LoneAxis).key],
    chain: (both[0] as LoneAxis).chain,
  }));
}

/** The same value may be met in two ways. */
function distinct(axes: readonly LoneAxis[]): LoneAxis[] {
  return axes.filter(({ key, text }, i) => axes.findIndex((one) => one.key === key && one.text === text) === i);
}
