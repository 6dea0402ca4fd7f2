import { CELL_GRID_SIDE, SITE_KM, siteOfCell } from '@phonehome/shared';

/** Distances in kilometres: how many, their mean, half of them, and nine of ten. Null where there are none. */
export interface Distances {
  readonly count: number;
  /** The share that is at most a kilometre: the same site. */
  readonly within_1km_share: number | null;
  readonly mean_km: number | null;
  readonly median_km: number | null;
  readonly p90_km: number | null;
}

/** Counts distances between cells. There are few different ones on the grid, so that any number of them takes no room. */
export class DistanceCount {
  /** By the square of the distance, in sites. */
  readonly #counts = new Float64Array(2 * (CELL_GRID_SIDE - 1) * (CELL_GRID_SIDE - 1) + 1);
  #count = 0;

  add(from: number, to: number): void {
    const [a, b] = [siteOfCell(from), siteOfCell(to)];
    const [rows, columns] = [a.row - b.row, a.column - b.column];
    const square = rows * rows + columns * columns;
    this.#counts[square] = (this.#counts[square] as number) + 1;
    this.#count++;
  }

  distances(): Distances {
    const count = this.#count;
    if (count === 0) return { count, within_1km_share: null, mean_km: null, median_km: null, p90_km: null };
    let sum_km = 0;
    this.#counts.forEach((of, square) => {
      sum_km += of * kilometres(square);
    });
    return {
      count,
      within_1km_share: this.within(1) / count,
      mean_km: sum_km / count,
      median_km: this.#quantile(0.5),
      p90_km: this.#quantile(0.9),
    };
  }

  /** How many are at most so far. */
  within(km: number): number {
    return this.#counts.reduce((sum, of, square) => (kilometres(square) <= km ? sum + of : sum), 0);
  }

  #quantile(share: number): number {
    let below = 0;
    const square = this.#counts.findIndex((of) => {
      below += of;
      return below >= share * this.#count;
    });
    return kilometres(square);
  }
}

function kilometres(square: number): number {
  return SITE_KM * Math.sqrt(square);
}
