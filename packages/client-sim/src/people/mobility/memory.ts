import type { RandomStream } from '@phonehome/shared';

/** Where home and work are in a memory. */
export const HOME = 0;
export const WORK = 1;

/**
 * The places that a person can return to, with how often they were there. Its size is bounded, so a phone takes the same
 * memory however long it lives.
 */
export interface Memory {
  readonly cells: number[];
  readonly visits: number[];
  /** How many places the person has ever been to, those that are forgotten included. */
  distinct: number;
}

/** The memory of someone who knows home and, if there is any, work. */
export function createMemory(home: number, work: number, works: boolean): Memory {
  return { cells: [home, work], visits: [1, works ? 1 : 0], distinct: works ? 2 : 1 };
}

/** Counts another visit to the place of an index. */
export function visit({ visits }: Memory, place: number): void {
  visits[place] = (visits[place] as number) + 1;
}

/** Remembers a new place, and returns its index. When there are too many, the least visited is forgotten, of several the oldest. */
export function discover(memory: Memory, cell: number, places_max: number): number {
  const { cells, visits } = memory;
  memory.distinct++;
  if (cells.length >= places_max) {
    let least = WORK + 1;
    for (let i = least + 1; i < cells.length; i++) if ((visits[i] as number) < (visits[least] as number)) least = i;
    cells.splice(least, 1);
    visits.splice(least, 1);
  }
  visits.push(1);
  return cells.push(cell) - 1;
}

/**
 * A place to return to, drawn in proportion to the earlier visits: not where the person is, and not work, to which the clock
 * calls. Null if there is none.
 */
export function drawReturn({ visits }: Memory, stream: RandomStream, here: number): number | null {
  let total = 0;
  for (let i = 0; i < visits.length; i++) if (i !== here && i !== WORK) total += visits[i] as number;
  if (total === 0) return null;
  let left = stream.below(total);
  for (let i = 0; i < visits.length; i++) {
    if (i === here || i === WORK) continue;
    left -= visits[i] as number;
    if (left < 0) return i;
  }
  return null;
}
