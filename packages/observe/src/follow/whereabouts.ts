/** Stands for no cell of the grid: abroad. */
const NOWHERE = 0xffff;
const CAPACITY_FIRST = 16;

/** Where somebody truly was, in order of time, in ten bytes a move. */
export class Whereabouts {
  #from = new Float64Array(CAPACITY_FIRST);
  #cell = new Uint16Array(CAPACITY_FIRST);
  #first = new Map<string, number>();
  #length = 0;

  /** From this time on they are there; null for no cell of the grid. A move before the last one is none. */
  move(from_ms: number, place: string, cell: number | null): void {
    if (this.#length > 0 && from_ms < (this.#from[this.#length - 1] as number)) return;
    if (this.#length === this.#from.length) {
      const [from, cells] = [new Float64Array(this.#length * 2), new Uint16Array(this.#length * 2)];
      from.set(this.#from);
      cells.set(this.#cell);
      [this.#from, this.#cell] = [from, cells];
    }
    this.#from[this.#length] = from_ms;
    this.#cell[this.#length] = cell ?? NOWHERE;
    this.#length++;
    if (cell !== null && !this.#first.has(place)) this.#first.set(place, cell);
  }

  /** The cell at a time; null before the first move, and where it is none of the grid's. */
  cellAt(time_ms: number): number | null {
    let low = 0;
    let high = this.#length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#from[middle] as number) <= time_ms) low = middle + 1;
      else high = middle;
    }
    const cell = low === 0 ? NOWHERE : (this.#cell[low - 1] as number);
    return cell === NOWHERE ? null : cell;
  }

  /** The first cell of a kind of place, such as home, which is the same always; null for somebody who has none. */
  cellOf(place: string): number | null {
    return this.#first.get(place) ?? null;
  }
}
