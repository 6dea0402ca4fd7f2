import { areaOfCell } from './place.ts';

/** How many people share what is known of each: the sizes of the sets in which they hide. */
export interface AnonymitySets {
  readonly area_sites: number;
  /** Of how many people it is known. */
  readonly people: number;
  /** How many are in a set of each size, by size. */
  readonly sizes: readonly (readonly [size: number, people: number])[];
  /** The share that is alone; null if it is known of nobody. */
  readonly alone_share: number | null;
  /** Half of the people are in a set of this size or a smaller one; null likewise. */
  readonly median: number | null;
}

/**
 * The sets of people of whom the same cells are known, such as home, or home and work.
 * @param known the cells of each person
 */
export function anonymitySets(known: readonly (readonly number[])[], area_sites: number): AnonymitySets {
  const keys = known.map((cells) => cells.map((cell) => areaOfCell(cell, area_sites)).join(' '));
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  const by = new Map<number, number>();
  for (const size of counts.values()) by.set(size, (by.get(size) ?? 0) + size);
  const sizes = [...by].sort(([a], [b]) => a - b);
  const people = known.length;
  let below = 0;
  const median = sizes.find(([, of]) => {
    below += of;
    return below * 2 >= people;
  })?.[0];
  return {
    area_sites,
    people,
    sizes,
    alone_share: people === 0 ? null : (by.get(1) ?? 0) / people,
    median: median ?? null,
  };
}
