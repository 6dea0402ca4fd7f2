import { createPerson } from '@phonehome/client-sim';
import { MS_PER_DAY, MS_PER_HOUR, type ResolvedBehaviour } from '@phonehome/shared';
import { powerOf, quantile } from './fit.ts';
import { radiusOfGyration_km } from './gyration.ts';
import { type Stay, staysOf, visitsOf } from './stays.ts';
import { hourlyAreas, unicity } from './unicity.ts';
import { distinctPlaces, timeAtTop, visitsByRank } from './visits.ts';

/** Times at which distinct places are counted, in hours: each some half again or twice the one before. */
const HOURS = [3, 6, 12, 24, 48, 96, 168, 336, 672, 1_344, 2_880] as const;
const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;
/** Over which ranks the frequency of visits is fitted. */
const RANKS = 50;

export interface MobilityOptions {
  readonly behaviour: ResolvedBehaviour;
  readonly people: number;
  readonly days: number;
  readonly seed: number;
  /** For unicity: sides of an area in sites, and numbers of points. */
  readonly area_sites: readonly number[];
  readonly points: readonly number[];
}

/** The figures by which movement is compared with what was published. */
export interface MobilityMeasures {
  /** Mean distinct places after so many hours. */
  readonly distinct: readonly (readonly [hours: number, places: number])[];
  /** The exponent of that curve, from three hours on, from a day on, and from a week on. */
  readonly distinct_power: { readonly hours: number; readonly days: number; readonly weeks: number };
  /** The exponent by which visits fall with the rank of a place. */
  readonly rank_power: number;
  readonly gyration_km: readonly (readonly [share: number, radius_km: number])[];
  readonly time_at_top: readonly [one: number, two: number];
  /** Share of visits that lead to a place for the first time, and of places that are visited once. */
  readonly new_share: number;
  readonly once_share: number;
  readonly visits_a_day: number;
  readonly time: Readonly<Record<Exclude<Stay['place'], 'abroad'>, number>>;
  readonly unicity: readonly { readonly area_sites: number; readonly points: number; readonly share: number }[];
}

/** Lets so many people move for so many days from a Monday on, and measures them. A pure function of the options. */
export function measureMobility(options: MobilityOptions): MobilityMeasures {
  const { behaviour, people, days, seed } = options;
  const everybody = Array.from({ length: people }, (_, i) => staysOf(createPerson(seed, i, behaviour, 0), days));
  const visits = everybody.map(visitsOf);
  const ranks = visits.map(visitsByRank);
  const times_ms = HOURS.map((hours) => hours * MS_PER_HOUR).filter((time_ms) => time_ms <= days * MS_PER_DAY);
  const counted = visits.map((of) => distinctPlaces(of, times_ms));
  const distinct = times_ms.map(
    (time_ms, i) => [time_ms / MS_PER_HOUR, mean(counted.map((of) => of[i] ?? 0))] as const,
  );
  const from = (hours: number): number => powerOf(distinct.filter(([at]) => at >= hours));
  const atRank = Array.from({ length: RANKS }, (_, k) => mean(ranks.map((of) => of[k] ?? 0)));
  const radii = everybody.map(radiusOfGyration_km);
  const moves = visits.reduce((sum, of) => sum + of.length - 1, 0);
  const places = ranks.reduce((sum, of) => sum + of.length, 0);
  return {
    distinct,
    distinct_power: { hours: from(3), days: from(24), weeks: from(168) },
    rank_power: -powerOf(atRank.flatMap((count, k) => (count > 0 ? [[k + 1, count] as const] : []))),
    gyration_km: QUANTILES.map((share) => [share, quantile(radii, share)] as const),
    time_at_top: [mean(visits.map((of) => timeAtTop(of, 1))), mean(visits.map((of) => timeAtTop(of, 2)))],
    new_share: (places - people) / moves,
    once_share: ranks.reduce((sum, of) => sum + of.filter((count) => count === 1).length, 0) / places,
    visits_a_day: moves / people / days,
    time: timeByPlace(everybody),
    unicity: options.area_sites.flatMap((area_sites) => {
      const traces = everybody.map((stays) => hourlyAreas(stays, (days * MS_PER_DAY) / MS_PER_HOUR, area_sites));
      return options.points.map((points) => {
        return { area_sites, points, share: unicity(traces, { points, hours: behaviour.hours, seed }) };
      });
    }),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function timeByPlace(everybody: readonly (readonly Stay[])[]): MobilityMeasures['time'] {
  const time = { home: 0, work: 0, other: 0, way: 0 };
  let total = 0;
  for (const { place, from_ms, until_ms } of everybody.flat()) {
    if (place === 'abroad') continue;
    time[place] += until_ms - from_ms;
    total += until_ms - from_ms;
  }
  return { home: time.home / total, work: time.work / total, other: time.other / total, way: time.way / total };
}
