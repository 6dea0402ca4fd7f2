import { SITE_KM } from '@phonehome/shared';
import { markdownOf, powerOf, type TextBlock } from '@phonehome/simulation';
import type { FollowMeasures } from '../measures.ts';
import { type FollowStudy, STUDY_AREAS_SITES, STUDY_HOURS, type StudyResult } from './study.ts';

/** How many sites the grid has, and how many people the published study had, and antennas. */
const SITES = 4_096;
const POINTS_TOLD = 4;

/** What docs/explanation/following.md says was measured: a pure function of what was kept. */
export function followingPage(study: FollowStudy): string {
  const recipient = study.results.filter(({ observer }) => observer === 'recipient');
  const most = greatest(recipient);
  const longest = recipient.filter(({ days }) => days === most.days);
  return markdownOf([
    { block: 'heading', text: 'The curve, beside the published one' },
    conditions(most),
    { block: 'heading', text: `What is learnt from the reports of ${most.days} days` },
    learntTable(study.results.filter(({ days }) => days === most.days)),
    { block: 'heading', text: 'How many points single out a trail' },
    ...longest.map(({ people, measures }) => byPoints(people, measures)),
    { block: 'heading', text: `Four points, by area and interval: ${most.people} people, ${most.days} days` },
    byResolution(most.measures),
    ...powers(longest),
    { block: 'heading', text: 'Four points, by days' },
    byDays(recipient.filter(({ people }) => recipient.filter((one) => one.people === people).length > 2)),
    { block: 'heading', text: 'Who has the same home, or the same home and work' },
    bySets(most.measures),
  ]);
}

function greatest(results: readonly StudyResult[]): StudyResult {
  return results.reduce((a, b) => (b.people * b.days > a.people * a.days ? b : a));
}

/** The share of trails that so many points single out. */
export function shareOf({ unicity }: FollowMeasures, points: number, area_sites: number, hours: number): number | null {
  const found = unicity.find((one) => one.points === points && one.area_sites === area_sites && one.hours === hours);
  return found?.share ?? null;
}

function conditions({ people, days, measures }: StudyResult): TextBlock {
  const single = (points: number, area_sites: number): string => percent(shareOf(measures, points, area_sites, 1));
  const a_day = measures.reports / people / measures.days;
  return {
    block: 'table',
    side: 'left',
    rows: [
      ['condition', 'published (de Montjoye 2013)', 'here'],
      ['people', '1.5 million, real', `${people}, simulated`],
      ['time', '15 months', `${days} days`],
      ['points', 'calls and messages', `reports of the client, ${a_day.toFixed(0)} a day`],
      ['interval', 'an hour', 'an hour'],
      [
        'place',
        'antenna: 0.15 km² in towns to 15 km² in the country',
        `site: ${(SITE_KM * SITE_KM).toFixed(1)} km², everywhere`,
      ],
      ['people a place', 'hundreds, more in towns', (people / SITES).toFixed(2)],
      [
        'four points single out',
        '95 %',
        `${single(4, 1)}; in areas of ${kilometres(8)}, ${single(4, 8)}; of ${kilometres(16)}, ${single(4, 16)}`,
      ],
      ['two points single out', 'more than 50 %', `${single(2, 1)}; ${single(2, 8)}; ${single(2, 16)}`],
    ],
  };
}

function learntTable(results: readonly StudyResult[]): TextBlock {
  return {
    block: 'table',
    side: 'right',
    rows: [
      [
        'observer',
        'phones',
        'told apart',
        'followed whole',
        'precision',
        'recall',
        'homes within 1 km',
        'works within 1 km',
        'right place, by the hour',
        'found by four moments',
        'learnt by it',
      ],
      ...results.map(({ observer, people, measures: { phones, truth } }) => [
        observer,
        String(people),
        String(phones),
        String(truth?.linking.phones.whole),
        percent(truth?.linking.phones.precision ?? null),
        percent(truth?.linking.phones.recall ?? null),
        String(truth?.home.within_1km),
        String(truth?.work.within_1km),
        percent(truth?.place_error.each_hour.within_1km_share ?? null),
        percent(truth?.identified[POINTS_TOLD - 1]?.share ?? null),
        percent(truth?.identified[POINTS_TOLD - 1]?.learnt_share ?? null),
      ]),
    ],
  };
}

function byPoints(people: number, measures: FollowMeasures): TextBlock {
  const points = [1, 2, 3, 4, 5, 6];
  return {
    block: 'table',
    side: 'right',
    rows: [
      [`${people} people; side of an area`, ...points.map((count) => `${count} ${count === 1 ? 'point' : 'points'}`)],
      ...STUDY_AREAS_SITES.map((sites) => [
        kilometres(sites),
        ...points.map((count) => percent(shareOf(measures, count, sites, 1))),
      ]),
    ],
  };
}

function byResolution(measures: FollowMeasures): TextBlock {
  return {
    block: 'table',
    side: 'right',
    rows: [
      ['side of an area', ...STUDY_HOURS.map((hours) => `${hours} h`)],
      ...STUDY_AREAS_SITES.map((sites) => [
        kilometres(sites),
        ...STUDY_HOURS.map((hours) => percent(shareOf(measures, POINTS_TOLD, sites, hours))),
      ]),
    ],
  };
}

/** The power by which unicity falls with resolution, as the paper has it: space by the number of places put together. */
function powers(results: readonly StudyResult[]): TextBlock[] {
  const fit = (measures: FollowMeasures, sides: readonly number[], intervals: readonly number[]): string => {
    const points = sides.flatMap((sites) =>
      intervals.flatMap((hours) => {
        const share = shareOf(measures, POINTS_TOLD, sites, hours) ?? 0;
        return share > 0 ? [[sites * sites * hours, share] as const] : [];
      }),
    );
    return (-powerOf(points)).toFixed(3);
  };
  const [near_sites, near_hours] = [
    STUDY_AREAS_SITES.filter((sites) => sites <= 4),
    STUDY_HOURS.filter((hours) => hours <= 12),
  ];
  return [
    {
      block: 'table',
      side: 'right',
      rows: [
        [
          'power by which four points lose',
          'with space',
          'with time',
          'with both',
          `with both, up to ${kilometres(4)} and 12 h`,
        ],
        ...results.map(({ people, measures }) => [
          `${people} people`,
          fit(measures, STUDY_AREAS_SITES, [1]),
          fit(measures, [1], STUDY_HOURS),
          fit(measures, STUDY_AREAS_SITES, STUDY_HOURS),
          fit(measures, near_sites, near_hours),
        ]),
        ['published: 1.5 million', '', '', 'about 0.1', ''],
      ],
    },
  ];
}

function byDays(results: readonly StudyResult[]): TextBlock {
  const ordered = results.toSorted((a, b) => a.days - b.days);
  return {
    block: 'table',
    side: 'right',
    rows: [
      ['people', 'days', ...STUDY_AREAS_SITES.map(kilometres)],
      ...ordered.map(({ people, days, measures }) => [
        String(people),
        String(days),
        ...STUDY_AREAS_SITES.map((sites) => percent(shareOf(measures, POINTS_TOLD, sites, 1))),
      ]),
    ],
  };
}

function bySets({ home_sets, home_work_sets }: FollowMeasures): TextBlock {
  return {
    block: 'table',
    side: 'right',
    rows: [
      ['side of an area', 'alone by home', 'median set', 'alone by home and work', 'median set'],
      ...home_sets.map((home, i) => [
        kilometres(home.area_sites),
        percent(home.alone_share),
        String(home.median),
        percent(home_work_sets[i]?.alone_share ?? null),
        String(home_work_sets[i]?.median),
      ]),
    ],
  };
}

/** The side of an area in words. */
export function kilometres(sites: number): string {
  return `${(sites * SITE_KM).toFixed(1)} km`;
}

function percent(share: number | null): string {
  return share === null ? '-' : `${(share * 100).toFixed(1)} %`;
}
