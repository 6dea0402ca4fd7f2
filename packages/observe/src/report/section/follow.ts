import { grouped, SITE_KM } from '@phonehome/shared';
import { absent, type Block, type Section, type Text } from '../../document/block.ts';
import type { PhoneDiary } from '../../follow/diary.ts';
import type { FollowMeasures, TruthMeasures } from '../../follow/measures.ts';
import { DIARY_DAYS_MAX, diaryPicture } from '../picture/diary.ts';
import { type ShareCurve, sharesPicture } from '../picture/shares.ts';
import type { ReportData } from '../report-data.ts';
import type { StudyDigest } from '../study-digest.ts';
import { clockOf, shareText, some } from './words.ts';

/** Points that were enough for so many people in a published study (dossier 7). */
const PUBLISHED = { points: 4, share: 0.95 } as const;

/** What the recipient could learn of phones and people, held against the truth. */
export function followSection({ follow, facts, crowd }: ReportData): Section {
  const blocks = follow
    ? [...numbersOf(follow.measures), ...diaryBlocks(follow.diary), ...unicityBlocks(follow.measures, crowd)]
    : [
        absent(
          facts.reports === 0
            ? 'In this run the recipient got no report, and learnt nothing.'
            : 'No report of this run could be read.',
        ),
      ];
  return { id: 'follow', title: 'What the recipient could learn', blocks };
}

function numbersOf(measures: FollowMeasures): Block[] {
  const { truth, phones, people, homes_named, works_named, reports, unplaced } = measures;
  const known = truth !== null && truth.home.true_count > 0;
  return [
    {
      block: 'paragraph',
      text: `Whoever gets the reports can put together those with the same numbers. From ${some(reports, 'report')} it could tell ${some(phones, 'phone')} and ${some(people, 'person')} apart${unplaced > 0 ? `; ${some(unplaced, 'report')} named no cell of the grid` : ''}. From where a phone is at night and in working hours follow a home and a place of work.`,
    },
    {
      block: 'numbers',
      items: [
        { value: grouped(phones), label: 'phones told apart' },
        { value: grouped(people), label: 'people told apart' },
        { value: grouped(homes_named), label: 'homes named', tone: homes_named > 0 ? 'leak' : 'good' },
        { value: grouped(works_named), label: 'places of work named', tone: works_named > 0 ? 'leak' : 'good' },
      ],
    },
    truth
      ? truthTable(truth, known)
      : absent('The truth of this run is not known, so nothing of this can be held against it.'),
  ];
}

function truthTable({ linking, home, work, place_error, identified }: TruthMeasures, known: boolean): Block {
  const km = (value: number | null): string => (value === null ? 'nothing to measure' : `${value.toFixed(1)} km`);
  const some_points = identified.find(({ points }) => points === PUBLISHED.points);
  const rows: Text[][] = [
    ['pairs of reports said to be of one phone that are', shareText(linking.phones.precision)],
    ['pairs of reports of one phone that were said to be', shareText(linking.phones.recall)],
    ['pairs of reports of one person that were said to be', shareText(linking.people.recall)],
    ...(known
      ? [
          ['homes named right, to the cell', `${home.right} of ${home.true_count}`],
          ['places of work named right, to the cell', `${work.right} of ${work.true_count}`],
          ['how far off, at each full hour: half of the time at most', km(place_error.each_hour.median_km)],
          ['nine tenths of the time at most', km(place_error.each_hour.p90_km)],
          [
            `people found by who knows of ${PUBLISHED.points} moments where they were`,
            shareText(some_points?.share ?? null),
          ],
        ]
      : []),
  ];
  return {
    block: 'table',
    caption: known
      ? 'Held against the truth of this run'
      : 'Held against the truth of this run, which does not say where these people live',
    head: ['what', 'measured'],
    numbers: [1],
    rows,
  };
}

function diaryBlocks(diary: PhoneDiary | null): Block[] {
  if (diary === null) return [];
  const { identifiers, links, days, places } = diary;
  const cards: Block = {
    block: 'table',
    stack: true,
    caption: `The numbers of phone ${diary.phone} of the recipient, by which its ${some(diary.reports, 'report')} belong together. They are made up.`,
    head: ['number', 'value', 'reports', 'from', 'until'],
    numbers: [2],
    rows: identifiers.map(({ kind, value, reports, from, until }) => [
      kind,
      { code: value },
      grouped(reports),
      from,
      until,
    ]),
  };
  const joined: Block[] =
    links.length === 0
      ? []
      : [
          {
            block: 'list',
            items: links.map(({ of, because, count }) => `Joined to one ${of}, ${some(count, 'time')}: ${because}.`),
          },
        ];
  if (days.length === 0) return [cards, ...joined];
  const shown = days.slice(0, DIARY_DAYS_MAX);
  const name = (place: number): string => places[place]?.name ?? 'not known';
  return [
    { block: 'heading', text: 'A diary that writes itself' },
    {
      block: 'figure',
      id: 'figure-diary',
      draw: (size) => diaryPicture(diary, size),
      caption: [
        { strong: 'One phone, day by day. ' },
        `From the first to the last report of each stay, local time${days.length > shown.length ? `; the first ${shown.length} of ${days.length} days` : ''}. "Home" and "work" are the recipient's guess.`,
      ],
      table: {
        block: 'table',
        caption: 'Stays by day, local time',
        head: ['day', 'stays'],
        rows: shown.map(({ date, stays }) => [
          date,
          stays
            .map(
              ({ from_ms, until_ms, place }) =>
                `${clockOf(from_ms).slice(0, 5)}-${clockOf(until_ms).slice(0, 5)} ${name(place)}`,
            )
            .join('; '),
        ]),
      },
    },
    cards,
    ...joined,
  ];
}

/** A resolution at which a crowd hides some of its people. */
const COARSE_SITES = 8;

/** Unicity of this run, of a simulated crowd, and as it was published, side by side. */
function unicityBlocks({ unicity, people }: FollowMeasures, crowd: StudyDigest): Block[] {
  const finest = unicity.filter(({ area_sites, hours, share }) => area_sites === 1 && hours === 1 && share !== null);
  if (finest.length === 0) return [];
  const until = Math.max(PUBLISHED.points, ...finest.map(({ points }) => points));
  const ofCrowd = (sites: number): (readonly [number, number])[] =>
    crowd.unicity.flatMap((one) =>
      one.area_sites === sites && one.points <= until ? [[one.points, one.share] as const] : [],
    );
  const coarse_km = (COARSE_SITES * SITE_KM).toFixed(1);
  const curves: ShareCurve[] = [
    {
      name: `this run, ${people} people`,
      kind: 'first',
      shares: finest.map(({ points, share }) => [points, share ?? 0]),
    },
    { name: `${crowd.people} people`, kind: 'second', shares: ofCrowd(1) },
    { name: `the same, areas of ${coarse_km} km`, kind: 'third', shares: ofCrowd(COARSE_SITES) },
    { name: 'published, 1.5 million', kind: 'published', shares: [[PUBLISHED.points, PUBLISHED.share]] },
  ];
  const what = {
    id: 'unicity',
    title: 'Unicity: how many points single somebody out',
    axis: 'points that are known: an hour and a place each',
    until,
  };
  const shareAt = (shares: ShareCurve['shares'], at: number): string =>
    shareText(shares.find(([points]) => points === at)?.[1] ?? null);
  return [
    { block: 'heading', text: 'How few points single somebody out' },
    {
      block: 'figure',
      id: 'figure-unicity',
      draw: (size) => sharesPicture(what, curves, size),
      caption: [
        { strong: 'Unicity. ' },
        `The share of draws of so many of somebody's own points that nobody else has. Among few people one is soon alone, so that a small run says little; the ${crowd.people} people are of another run, of ${crowd.days} days (docs/explanation/following.md). Published: hourly, by antenna, over 15 months (dossier 7).`,
      ],
      table: {
        block: 'table',
        caption: 'Singled out, by the number of points, an hour and a place each',
        head: ['points', ...curves.map(({ name }) => name)],
        numbers: [0, 1, 2, 3, 4],
        rows: Array.from({ length: until }, (_, i) => [
          String(i + 1),
          ...curves.map(({ shares, kind }) =>
            kind === 'published' && i + 1 !== PUBLISHED.points ? '-' : shareAt(shares, i + 1),
          ),
        ]),
      },
    },
    {
      block: 'table',
      caption: `Of this run: ${PUBLISHED.points} points, told more coarsely`,
      head: ['side of an area', 'length of an interval', 'singled out'],
      numbers: [0, 1, 2],
      rows: unicity
        .filter(({ points }) => points === PUBLISHED.points)
        .map(({ area_sites, hours, share }) => [
          `${(area_sites * SITE_KM).toFixed(1)} km`,
          `${hours} h`,
          shareText(share),
        ]),
    },
  ];
}
