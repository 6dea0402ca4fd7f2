import { localTime } from './local-time.ts';
import type { Trail } from './trail.ts';

/** A place that somebody is taken to live or work at. */
export interface Anchor {
  readonly cell: number;
  /** On how many nights, or working days, it was seen there. */
  readonly days: number;
  /** The same as a share of those on which it was seen anywhere. */
  readonly share: number;
}

/**
 * The customary hours: at home from 19 to 7 h, at work from 13 to 17 h from Monday to Friday (Isaacman 2011); and the
 * customary measure, on how many different days (Vanhoof 2018), which a day of many reports does not outweigh.
 */
const HOME_FROM_HOUR = 19;
const HOME_UNTIL_HOUR = 7;
const WORK_FROM_HOUR = 13;
const WORK_UNTIL_HOUR = 17;
const SATURDAY = 5;

/** What is seen less often is no home and no work (ours). */
const NIGHTS_MIN = 2;
const WORKDAYS_MIN = 2;
const WORK_SHARE_MIN = 0.2;

/** In how many periods (nights or days) each cell was seen, and how many times in all. */
type Tally = Map<number, { readonly periods: Set<number>; seen: number }>;

/** Home, or null where too few nights were seen. */
export function homeOf(trail: Trail, shift_ms: number): Anchor | null {
  const tally: Tally = new Map();
  const nights = new Set<number>();
  each(trail, shift_ms, (cell, { day, hour }) => {
    if (hour < HOME_FROM_HOUR && hour >= HOME_UNTIL_HOUR) return;
    // The small hours belong to the night that began the day before.
    const night = hour < HOME_UNTIL_HOUR ? day - 1 : day;
    nights.add(night);
    count(tally, cell, night);
  });
  const best = most(tally);
  return best && best.days >= NIGHTS_MIN ? { ...best, share: best.days / nights.size } : null;
}

/** Work: where most working days are spent that is not home; null where there is no such place. */
export function workOf(trail: Trail, shift_ms: number, home: number | null): Anchor | null {
  const tally: Tally = new Map();
  const days = new Set<number>();
  each(trail, shift_ms, (cell, { day, weekday, hour }) => {
    if (weekday >= SATURDAY || hour < WORK_FROM_HOUR || hour >= WORK_UNTIL_HOUR) return;
    days.add(day);
    if (cell !== home) count(tally, cell, day);
  });
  const best = most(tally);
  if (!best || best.days < WORKDAYS_MIN || best.days < days.size * WORK_SHARE_MIN) return null;
  return { ...best, share: best.days / days.size };
}

function each(trail: Trail, shift_ms: number, visit: (cell: number, at: ReturnType<typeof localTime>) => void): void {
  // Both ends lie in one hour of UTC; where offsets are no whole hours they may lie in two of local time.
  for (let i = 0; i < trail.length; i++) visit(trail.cell(i), localTime(trail.from_ms(i) + shift_ms));
}

function count(tally: Tally, cell: number, period: number): void {
  const known = tally.get(cell);
  if (known) {
    known.periods.add(period);
    known.seen++;
  } else tally.set(cell, { periods: new Set([period]), seen: 1 });
}

/** The cell of most periods; of several, the one seen more often, then the least. */
function most(tally: Tally): { cell: number; days: number } | null {
  let best: { cell: number; days: number; seen: number } | null = null;
  for (const [cell, { periods, seen }] of tally) {
    const days = periods.size;
    const is_better =
      best === null ||
      days > best.days ||
      (days === best.days && (seen > best.seen || (seen === best.seen && cell < best.cell)));
    if (is_better) best = { cell, days, seen };
  }
  return best && { cell: best.cell, days: best.days };
}
