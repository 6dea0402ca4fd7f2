import { LATITUDE, LONGITUDE, OF_CENTRE } from '../identifier/axes.ts';
import { isOwnTile } from '../identifier/grid-place.ts';
import { type Entry, entriesOf, itemsOf, type Value } from './value.ts';

const PARTS = /^(?:d|deg|degrees?|m|min|minutes?|s|sec|seconds?|ref|dir|direction|hemi|hemisphere|side)$/i;

function isAxis(key: string | undefined): key is string {
  return key !== undefined && (LATITUDE.test(key) || LONGITUDE.test(key));
}

/** Whether a map holds degrees, minutes and their like of one axis of a place: `"lat": {"deg": 59, "min": 54}`. */
export function isOfAxis(value: Value, key: string | undefined): boolean {
  const entries = entriesOf(value) ?? [];
  return isAxis(key) && entries.length >= 2 && entries.every(({ key: own }) => own !== undefined && PARTS.test(own));
}

/** Whether a map holds the three lengths of a place from the middle of the earth: `"ecef": {"x": …, "y": …, "z": …}`. */
export function isOfCentre(value: Value, key: string | undefined): boolean {
  const entries = key !== undefined && OF_CENTRE.test(key) ? (entriesOf(value) ?? []) : [];
  return ['x', 'y', 'z'].every((axis) => entries.some(({ key: own }) => own?.toLowerCase() === axis));
}

/** The tile that the sender is in, from its level, its column and its row: `"user_tile": {"z": 20, "x": …, "y": …}`; null for others. */
export function tileOf(entries: readonly Entry[], key: string | undefined): string | null {
  if (key === undefined || !isOwnTile(key)) return null;
  const three = [/^z(?:oom)?$/i, /^x$/i, /^y$/i].map((name) => entries.find((one) => name.test(one.key ?? ''))?.value);
  return three.every((one) => typeof one === 'string' && /^\d{1,8}$/.test(one)) ? three.join('/') : null;
}

/** Three fractions, each as a list of two numbers, under the name of an axis (Exif 2.32, 4.6.6): `59/1,54/1,4583/100`; null for others. */
export function fractionsOf(items: readonly Value[], key: string | undefined): string | null {
  if (items.length !== 3 || !isAxis(key)) return null;
  const fractions = items.map((one) => {
    const two = itemsOf(one);
    return two?.length === 2 && two.every((part) => typeof part === 'string' && /^\d{1,10}$/.test(part))
      ? two.join('/')
      : null;
  });
  return fractions.every((one) => one !== null) ? fractions.join(',') : null;
}
