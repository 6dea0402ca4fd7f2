import {
  CELL_SECTORS,
  cellOfSite,
  distance_km,
  type Mobility,
  MS_PER_DAY,
  MS_PER_HOUR,
  MS_PER_MINUTE,
  siteOfCell,
} from '@phonehome/shared';
import type { Act, PlaceKind } from '../act.ts';
import type { Person } from '../person.ts';

/** A move of which it is known where it leads. */
export type Move = Act & { readonly act: 'move'; readonly place: PlaceKind };

/** A person underway through a day: it begins at home. */
export interface Walk {
  readonly moves: Move[];
  now_ms: number;
  cell: number;
}

/** The last moment at which someone may arrive on a day. */
export const LAST_MS = MS_PER_DAY - 1;
/** After how long on the way the phone is in another cell (ours). */
const LEG_MS = 10 * MS_PER_MINUTE;

/** How long the way from one cell to another takes. */
export function way_ms({ travel_kmh, travel_base_minutes }: Mobility, from: number, to: number): number {
  return Math.round(travel_base_minutes * MS_PER_MINUTE + (distance_km(from, to) / travel_kmh) * MS_PER_HOUR);
}

/** Whether there is known Wi-Fi at a place. */
export function hasWifi({ behaviour, wifi_at_home, wifi_at_work }: Person, place: PlaceKind): boolean {
  if (behaviour.wifi_share === 0 || behaviour.wifi_share === 1) return behaviour.wifi_share === 1;
  return (place === 'home' && wifi_at_home) || (place === 'work' && wifi_at_work);
}

/** Takes the person to a cell, through those on the straight line there. Nobody arrives on the next day. */
export function goTo(walk: Walk, person: Person, mobility: Mobility, cell: number, place: PlaceKind): void {
  const start_ms = walk.now_ms;
  const length_ms = Math.min(way_ms(mobility, walk.cell, cell), LAST_MS - start_ms);
  const legs = Math.max(1, Math.floor(length_ms / LEG_MS));
  for (let leg = 0; leg < legs && length_ms > 0; leg++) {
    const at_ms = start_ms + Math.floor((leg * length_ms) / legs);
    const between = cellBetween(walk.cell, cell, (leg + 0.5) / legs);
    walk.moves.push({ act: 'move', at_ms, wifi: hasWifi(person, 'way'), cell: between, place: 'way' });
  }
  walk.now_ms = start_ms + length_ms;
  walk.cell = cell;
  walk.moves.push({ act: 'move', at_ms: walk.now_ms, wifi: hasWifi(person, place), cell, place });
}

/** The cell at a share of the line between two: always the same sector of a site, so that a way has the same cells each day. */
function cellBetween(from: number, to: number, share: number): number {
  const [a, b] = [siteOfCell(from), siteOfCell(to)];
  const row = Math.round(a.row + (b.row - a.row) * share);
  const column = Math.round(a.column + (b.column - a.column) * share);
  return cellOfSite({ row, column }, (row + column) % CELL_SECTORS);
}
