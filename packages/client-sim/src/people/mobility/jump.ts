import {
  CELL_GRID_SIDE,
  CELL_SECTORS,
  cellOfSite,
  drawPowerLaw,
  type Mobility,
  type RandomStream,
  SITE_KM,
  siteOfCell,
} from '@phonehome/shared';

/** A cell at a distance drawn from a power law (Song 2010) up to a person's reach. */
export function drawJump(stream: RandomStream, from: number, reach_km: number, mobility: Mobility): number {
  const { jump_exponent, jump_min_km } = mobility;
  return cellAt(stream, from, drawPowerLaw(stream, jump_exponent, Math.min(jump_min_km, reach_km), reach_km));
}

/**
 * A cell at a distance, in a direction of which none is preferred. Who would leave the grid is reflected at its edge, so that
 * no way is longer than it was drawn, but for the rounding to sites.
 */
export function cellAt(stream: RandomStream, from: number, away_km: number): number {
  const sites = away_km / SITE_KM;
  const [x, y] = drawDirection(stream);
  const { row, column } = siteOfCell(from);
  const site = { row: reflected(row + Math.round(sites * y)), column: reflected(column + Math.round(sites * x)) };
  return cellOfSite(site, stream.below(CELL_SECTORS));
}

/** A person's reach, the way to work and the longest jump: a shifted power law, as that of the radius of gyration between people (González 2008). */
export function drawReach_km(stream: RandomStream, mobility: Mobility): number {
  const { reach_exponent, reach_offset_km: offset, reach_min_km, jump_max_km } = mobility;
  return drawPowerLaw(stream, reach_exponent, reach_min_km + offset, jump_max_km + offset) - offset;
}

/** A point of the unit circle, all alike: a point of the disc, moved outwards. */
function drawDirection(stream: RandomStream): [number, number] {
  for (;;) {
    const x = 2 * stream.fraction() - 1;
    const y = 2 * stream.fraction() - 1;
    const square = x * x + y * y;
    if (square === 0 || square > 1) continue;
    const length = Math.sqrt(square);
    return [x / length, y / length];
  }
}

/** A row or column, mirrored at the edges of the grid until it is within. */
function reflected(at: number): number {
  const period = 2 * CELL_GRID_SIDE;
  const rest = ((at % period) + period) % period;
  return rest < CELL_GRID_SIDE ? rest : period - 1 - rest;
}
