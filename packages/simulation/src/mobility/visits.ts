import type { Stay } from './stays.ts';

/** How many different cells have been visited by each of these times, which ascend. */
export function distinctPlaces(visits: readonly Stay[], times_ms: readonly number[]): number[] {
  const seen = new Set<number>();
  let next = 0;
  return times_ms.map((time_ms) => {
    for (; next < visits.length && (visits[next] as Stay).from_ms < time_ms; next++)
      seen.add((visits[next] as Stay).cell);
    return seen.size;
  });
}

/** How often each cell was visited, the most visited first. */
export function visitsByRank(visits: readonly Stay[]): number[] {
  const counts = new Map<number, number>();
  for (const { cell } of visits) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  return [...counts.values()].sort((a, b) => b - a);
}

/** The share of the time of visits that is spent in the so many cells where most is. */
export function timeAtTop(visits: readonly Stay[], places: number): number {
  const times = [...timeByCell(visits).values()].sort((a, b) => b - a);
  return sum(times.slice(0, places)) / sum(times);
}

/** How long someone was in each cell. */
export function timeByCell(stays: readonly Stay[]): Map<number, number> {
  const times = new Map<number, number>();
  for (const { cell, from_ms, until_ms } of stays) times.set(cell, (times.get(cell) ?? 0) + until_ms - from_ms);
  return times;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
