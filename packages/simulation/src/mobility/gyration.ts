import { SITE_KM, siteOfCell } from '@phonehome/shared';
import type { Stay } from './stays.ts';
import { timeByCell } from './visits.ts';

/**
 * The radius of gyration: how far someone is from the middle of all their places, the root of the mean square, each cell
 * weighted by the time spent in it.
 */
export function radiusOfGyration_km(stays: readonly Stay[]): number {
  const places = Array.from(timeByCell(stays), ([cell, time_ms]) => ({ ...siteOfCell(cell), time_ms }));
  const mean = (value: (place: (typeof places)[number]) => number): number => {
    let total = 0;
    let weight = 0;
    for (const place of places) {
      total += value(place) * place.time_ms;
      weight += place.time_ms;
    }
    return total / weight;
  };
  const row = mean((place) => place.row);
  const column = mean((place) => place.column);
  const square = mean(
    (place) => (place.row - row) * (place.row - row) + (place.column - column) * (place.column - column),
  );
  return SITE_KM * Math.sqrt(square);
}
