import { MS_PER_DAY } from '@phonehome/shared';
import { type AnonymitySets, anonymitySets } from './anonymity.ts';
import type { Distances } from './distances.ts';
import type { Followed, Somebody } from './followed.ts';
import { type IdentifiedBy, identifiedBy } from './identified.ts';
import { type LinkingMeasures, linkingMeasures } from './linking-truth.ts';
import { type AnchorMeasures, anchorMeasures, type Match, reportError, trailError } from './place-truth.ts';
import type { Resolution } from './points.ts';
import type { FollowTruth } from './truth.ts';
import { reportedUnicity, type UnicityOf } from './unicity.ts';

/** What an observer learnt, in figures: plain data. Shares are from 0 to 1, and null where there is nothing to share. */
export interface FollowMeasures {
  readonly observer: string;
  /** The fields that the observer reads; null for all. */
  readonly fields: readonly string[] | null;
  readonly joins_by_places: boolean;
  readonly reports: number;
  /** From the first report to the last. */
  readonly days: number;
  /** Reports that name no cell of the grid, whose time cannot be, and that could be linked with no others. */
  readonly unplaced: number;
  readonly untimed: number;
  readonly lone: number;
  /** How many phones and people were told apart. */
  readonly phones: number;
  readonly people: number;
  /** How many joins each reason made. */
  readonly links: readonly { readonly of: 'phone' | 'person'; readonly kind: string; readonly count: number }[];
  /** Values that were not taken for identifiers, and why. */
  readonly ignored: readonly { readonly kind: string; readonly because: string; readonly count: number }[];
  readonly homes_named: number;
  readonly works_named: number;
  /** People by what is known of them: the cell or area of home, and that of home and work. */
  readonly home_sets: readonly AnonymitySets[];
  readonly home_work_sets: readonly AnonymitySets[];
  readonly unicity: readonly UnicityOf[];
  /** Null where the truth is not known. */
  readonly truth: TruthMeasures | null;
}

/** The same held against the truth. */
export interface TruthMeasures {
  readonly linking: { readonly phones: LinkingMeasures; readonly people: LinkingMeasures };
  readonly home: AnchorMeasures;
  readonly work: AnchorMeasures;
  /** Of the places that reports name, and of where somebody is taken to be at each full hour. */
  readonly place_error: { readonly at_reports: Distances; readonly each_hour: Distances };
  readonly identified: readonly IdentifiedBy[];
}

export interface MeasureOptions {
  /** Of the draws of points; default 1. */
  readonly seed?: number;
  /** Points from 1 to this; default 6. */
  readonly points_max?: number;
  /** For anonymity sets: sides of areas in sites. */
  readonly areas_sites?: readonly number[];
  readonly resolutions?: readonly Resolution[];
}

const AREAS_SITES = [1, 2, 4, 8, 16] as const;
const HOURS = [3, 6, 12, 24] as const;
const RESOLUTIONS: readonly Resolution[] = [
  ...AREAS_SITES.map((area_sites) => ({ area_sites, hours: 1 })),
  ...HOURS.map((hours) => ({ area_sites: 1, hours })),
];

/** Measures what was followed. A pure function. */
export function measuresOf(
  followed: Followed,
  truth: FollowTruth | null,
  { seed = 1, points_max = 6, areas_sites = AREAS_SITES, resolutions = RESOLUTIONS }: MeasureOptions = {},
): FollowMeasures {
  const { observer, people, phones, from_ms, until_ms } = followed;
  const homes = people.flatMap(({ home }) => (home ? [[home.cell]] : []));
  const pairs = people.flatMap(({ home, work }) => (home && work ? [[home.cell, work.cell]] : []));
  const trails = people.map(({ trail }) => trail).filter((trail) => trail.length > 0);
  const draws = { seed, from_ms };
  return {
    observer: observer.name,
    fields: observer.fields,
    joins_by_places: observer.joins_by_places,
    reports: followed.reports,
    days: (until_ms - from_ms) / MS_PER_DAY,
    unplaced: followed.unplaced,
    untimed: followed.untimed,
    lone: followed.lone,
    phones: phones.length,
    people: people.length,
    links: countLinks(followed),
    ignored: [
      ...Array.from(followed.dummies.values(), ({ kind, because, reports }) => ({ kind, because, count: reports })),
      ...countShared(followed),
    ],
    homes_named: homes.length,
    works_named: people.filter(({ work }) => work !== null).length,
    home_sets: areas_sites.map((area_sites) => anonymitySets(homes, area_sites)),
    home_work_sets: areas_sites.map((area_sites) => anonymitySets(pairs, area_sites)),
    unicity: resolutions.flatMap((resolution) => reportedUnicity(trails, resolution, points_max, draws)),
    truth: truth && againstTruth(followed, truth, points_max, draws),
  };
}

function againstTruth(
  followed: Followed,
  truth: FollowTruth,
  points_max: number,
  draws: { readonly seed: number; readonly from_ms: number },
): TruthMeasures {
  const matches = matchesOf(followed, truth);
  return {
    linking: {
      phones: linkingMeasures(followed.phones, followed, (device) => device),
      people: linkingMeasures(followed.people, followed, (device) => truth.people.get(device) ?? device),
    },
    home: anchorMeasures(matches, 'home', ({ home }) => home),
    work: anchorMeasures(matches, 'work', ({ work }) => work),
    place_error: { at_reports: reportError(matches), each_hour: trailError(matches) },
    identified: identifiedBy(matches, followed.people, points_max, draws),
  };
}

/** For each phone that sent reports, who of those that were told apart has how many of them; of several, the first has most. */
function matchesOf({ people, lone_devices }: Followed, truth: FollowTruth): Match[] {
  const pieces = new Map<number, Map<number, number>>();
  for (const device of lone_devices.keys()) pieces.set(device, new Map());
  for (const { index, profiles } of people) {
    for (const { devices } of profiles) {
      for (const [device, reports] of devices) {
        const of = pieces.get(device) ?? new Map<number, number>();
        of.set(index, (of.get(index) ?? 0) + reports);
        pieces.set(device, of);
      }
    }
  }
  return [...pieces]
    .sort(([a], [b]) => a - b)
    .map(([device, of]) => {
      let [found, most, reports]: [Somebody | null, number, number] = [null, 0, lone_devices.get(device) ?? 0];
      for (const [index, count] of of) {
        reports += count;
        if (count > most) [found, most] = [people[index] ?? null, count];
      }
      return { device, found, pieces: of, reports, whereabouts: truth.whereabouts.get(device) ?? null };
    });
}

function countLinks({ links }: Followed): FollowMeasures['links'] {
  const counts = new Map<string, { of: 'phone' | 'person'; kind: string; count: number }>();
  for (const { of, kind } of links) {
    const key = `${of} ${kind}`;
    const sum = counts.get(key) ?? { of, kind, count: 0 };
    sum.count++;
    counts.set(key, sum);
  }
  return [...counts.values()];
}

function countShared({ shared }: Followed): FollowMeasures['ignored'] {
  const counts = new Map<string, { kind: string; because: string; count: number }>();
  for (const { token, because } of shared) {
    const key = `${token.kind} ${because}`;
    const sum = counts.get(key) ?? { kind: token.kind, because, count: 0 };
    sum.count++;
    counts.set(key, sum);
  }
  return [...counts.values()];
}
