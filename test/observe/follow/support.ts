import type { Followed, Sighting, Somebody } from '@phonehome/observe';
import { createFollower, type FollowOptions } from '@phonehome/observe';
import {
  cardNumbers,
  cellId,
  cellOfSite,
  formatDateTime,
  imei,
  MS_PER_DAY,
  MS_PER_HOUR,
  macAddress,
  meidOfImei,
  parseDate,
} from '@phonehome/shared';

/** A Monday. */
export const epoch_ms = (parseDate('2018-12-03') as number) * MS_PER_DAY;

const SEED = 1;

/** The numbers of the i-th phone. */
export function phone(i: number): Record<string, string> {
  const IMEI1 = imei(i, SEED);
  return { IMEI1, MEID: meidOfImei(IMEI1), MACID: macAddress(i, SEED) };
}

/** The numbers of the i-th card, in slot 1. */
export function card(i: number): Record<string, string> {
  const { iccid: SIM1ICCID, imsi: SIM1LTEIMSI } = cardNumbers({ card: 'generic', slot: i, before: 0 }, SEED);
  return { SIM1ICCID, SIM1LTEIMSI };
}

/** The cell of a site. */
export function cellAt(row: number, column: number): number {
  return cellOfSite({ row, column }, 0);
}

/** A report at an hour of the story, from a cell, with these further fields. */
export function report(hour: number, cell: number | null, fields: Record<string, string> = {}): Sighting {
  const time_ms = Math.round(hour * MS_PER_HOUR);
  const place: Record<string, string> = cell === null ? {} : { SIM1CELLID: cellId(cell) };
  const REGDATE = formatDateTime(epoch_ms + time_ms);
  return { time_ms, fields: { MODEL: 'HMD-Nokia 7 plus', SWVER: '00WW_3_39B', ...place, REGDATE, ...fields } };
}

/** Days of somebody with a home and a place of work: home at 7 and 22 h, work at 14 h but on weekends. */
export function days(
  from: number,
  until: number,
  [home, work]: readonly [number, number],
  fields: Record<string, string>,
) {
  return Array.from({ length: until - from }, (_, i) => {
    const day = from + i;
    const noon = day % 7 < 5 ? work : home;
    return [
      report(day * 24 + 6.5, home, fields),
      report(day * 24 + 14, noon, fields),
      report(day * 24 + 22, home, fields),
    ];
  }).flat();
}

/** What is made of reports, in order of time. */
export function follow(reports: readonly Sighting[], options: FollowOptions = {}): Followed {
  const follower = createFollower({ epoch_ms, ...options });
  for (const one of reports.toSorted((a, b) => a.time_ms - b.time_ms)) follower.see(one);
  return follower.followed();
}

/** How many reports each has, the greatest first. */
export function sizes(groups: readonly Somebody[]): number[] {
  return groups.map(({ reports }) => reports).sort((a, b) => b - a);
}
