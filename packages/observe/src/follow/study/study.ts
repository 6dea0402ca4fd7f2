import { MS_PER_DAY, parseDate, type Scenario } from '@phonehome/shared';
import { simulate } from '@phonehome/simulation';
import { createFollower, type Follower, type FollowOptions } from '../follow.ts';
import type { FollowMeasures } from '../measures.ts';
import { observers } from '../observer.ts';
import type { Resolution } from '../points.ts';
import { sightingOf } from '../sighting.ts';
import { createTruth } from '../truth.ts';

/** A crowd whose reports are followed for so many days. */
export interface StudyCase {
  readonly people: number;
  readonly days: number;
  readonly observer: keyof typeof observers;
}

export interface StudyResult extends StudyCase {
  readonly measures: FollowMeasures;
}

/** What docs/explanation/following.md tells: plain data. */
export interface FollowStudy {
  readonly scenario: string;
  readonly seed: number;
  readonly results: readonly StudyResult[];
}

export const STUDY_AREAS_SITES = [1, 2, 4, 8, 16, 32] as const;
export const STUDY_HOURS = [1, 3, 6, 12, 24] as const;
const RESOLUTIONS: readonly Resolution[] = STUDY_AREAS_SITES.flatMap((area_sites) =>
  STUDY_HOURS.map((hours) => ({ area_sites, hours })),
);

/** What the page is made of. The first case is also done again by a test, which it must be small for. */
export const studyCases: readonly StudyCase[] = [
  { people: 30, days: 7, observer: 'recipient' },
  ...[30, 100, 300, 1_000].map((people) => ({ people, days: 28, observer: 'recipient' }) as const),
  { people: 300, days: 7, observer: 'recipient' },
  { people: 300, days: 14, observer: 'recipient' },
  ...(['no-identifiers', 'places-only'] as const).map((observer) => ({ people: 100, days: 28, observer })),
];

/**
 * Lets the phones of a story that report live, and follows crowds of them: the first so many, in the first so many days. Of
 * cohorts that are twins of others, or have no client, nothing is heard; they are left out. A pure function.
 */
export async function studyFollowing(
  story: Scenario,
  cases: readonly StudyCase[],
  onDay: (day: number) => void = () => undefined,
): Promise<FollowStudy> {
  const cohorts = story.cohorts.filter(({ twin_of }) => twin_of === undefined);
  const left = cohorts.map(({ id }) => id);
  const expect = story.expect.filter(({ where: { cohort = '' } }) => left.includes(cohort));
  const heard: Scenario = { ...story, cohorts, expect };
  const days = Math.max(...cases.map((one) => one.days));
  const start = parseDate(story.start) as number;
  const truth = createTruth();
  const options: FollowOptions = { epoch_ms: start * MS_PER_DAY, truth, resolutions: RESOLUTIONS };
  const crowds = cases.map((one): StudyCase & { readonly follower: Follower } => {
    return { ...one, follower: createFollower({ ...options, observer: observers[one.observer] }) };
  });
  let today = 0;
  const devices = Math.max(...cases.map(({ people }) => people));
  for await (const moment of simulate({ scenario: heard, devices })) {
    const day = Math.floor(moment.time_ms / MS_PER_DAY);
    if (day !== today) {
      today = day;
      onDay(day);
    }
    if (day >= days) break;
    truth.moment(moment);
    const sighting = moment.kind === 'exchange' ? sightingOf(moment.record) : null;
    if (!sighting) continue;
    for (const { people, days: until, follower } of crowds) {
      if (moment.device < people && day < until) follower.see(sighting);
    }
    truth.forget(sighting.exchange_id as string);
  }
  return {
    scenario: story.id,
    seed: story.seed,
    results: crowds.map(({ follower, ...one }) => ({ ...one, measures: follower.measures() })),
  };
}

/** The study as it is kept: more digits would be noise. */
export function studyJson(study: FollowStudy): string {
  const round = (_key: string, value: unknown): unknown =>
    typeof value === 'number' && !Number.isInteger(value) ? Math.round(value * 1e6) / 1e6 : value;
  return `${JSON.stringify(study, round, 1)}\n`;
}
