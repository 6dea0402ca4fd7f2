import { MS_PER_HOUR } from '@phonehome/shared';

/** Being seen in a cell within one hour: the first and the last time. */
export interface Seen {
  readonly from_ms: number;
  readonly until_ms: number;
  readonly cell: number;
}

const CAPACITY_FIRST = 8;

/**
 * Where something was seen, in order of time, in some 14 bytes an hour and cell: what is kept of reports. Further reports
 * of the same hour from the same cell only move the end.
 */
export class Trail {
  #from = new Float64Array(CAPACITY_FIRST);
  /** How much later than its beginning each ends: less than an hour. */
  #lasts = new Uint32Array(CAPACITY_FIRST);
  #cell = new Uint16Array(CAPACITY_FIRST);
  length = 0;

  add(from_ms: number, cell: number, until_ms = from_ms): void {
    const last = this.length - 1;
    if (last >= 0 && this.#cell[last] === cell) {
      const begun_ms = this.#from[last] as number;
      if (hourOf(begun_ms) === hourOf(until_ms) && from_ms >= this.until_ms(last)) {
        this.#lasts[last] = until_ms - begun_ms;
        return;
      }
    }
    if (this.length === this.#from.length) this.#grow();
    this.#from[this.length] = from_ms;
    this.#lasts[this.length] = until_ms - from_ms;
    this.#cell[this.length] = cell;
    this.length++;
  }

  from_ms(i: number): number {
    return this.#from[i] as number;
  }

  until_ms(i: number): number {
    return (this.#from[i] as number) + (this.#lasts[i] as number);
  }

  cell(i: number): number {
    return this.#cell[i] as number;
  }

  at(i: number): Seen {
    return { from_ms: this.from_ms(i), until_ms: this.until_ms(i), cell: this.cell(i) };
  }

  *[Symbol.iterator](): Generator<Seen> {
    for (let i = 0; i < this.length; i++) yield this.at(i);
  }

  /** The index of the last that begins by then; -1 if none does. */
  indexAt(time_ms: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#from[middle] as number) <= time_ms) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  #grow(): void {
    const capacity = this.#from.length * 2;
    const [from, lasts, cell] = [new Float64Array(capacity), new Uint32Array(capacity), new Uint16Array(capacity)];
    from.set(this.#from);
    lasts.set(this.#lasts);
    cell.set(this.#cell);
    this.#from = from;
    this.#lasts = lasts;
    this.#cell = cell;
  }
}

/** The trails of one phone as one, in order of time. */
export function mergedTrail(trails: readonly Trail[]): Trail {
  const [first] = trails;
  if (first && trails.length === 1 && isInOrder(first)) return first;
  const seen = trails.flatMap((trail) => [...trail]);
  seen.sort((a, b) => a.from_ms - b.from_ms || a.cell - b.cell || a.until_ms - b.until_ms);
  const merged = new Trail();
  for (const { from_ms, cell, until_ms } of seen) merged.add(from_ms, cell, until_ms);
  return merged;
}

function isInOrder(trail: Trail): boolean {
  for (let i = 1; i < trail.length; i++) if (trail.from_ms(i) < trail.from_ms(i - 1)) return false;
  return true;
}

function hourOf(time_ms: number): number {
  return Math.floor(time_ms / MS_PER_HOUR);
}
