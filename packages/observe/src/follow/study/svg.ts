import { svgDocument, svgNumber, svgText } from '@phonehome/simulation';
import { kilometres, shareOf } from './page.ts';
import { type FollowStudy, STUDY_AREAS_SITES, STUDY_HOURS, type StudyResult } from './study.ts';

const WIDTH = 820;
const LEFT = 56;
const RIGHT = 190;
const TOP = 104;
const PLOT = 250;
const PANEL = 400;
const LABEL = 15;
const PERCENTS = [0, 25, 50, 75, 100] as const;
const POINTS = [1, 2, 3, 4, 5, 6] as const;
/** What was published: of 1.5 million people, by hour and antenna (de Montjoye 2013). */
const PUBLISHED = [
  { points: 2, share: 0.5, says: 'two points more than 50 %' },
  { points: 4, share: 0.95, says: 'four points 95 %' },
] as const;

const STYLE = `
    .published { fill: none; stroke: #1f1f1f; stroke-width: 2.5 }
    @media (prefers-color-scheme: dark) { .published { stroke: #ececec } }
  `;

interface Curve {
  readonly name: string;
  readonly shares: readonly (number | null)[];
}

/** Unicity by points and by resolution, as a chart; the published figures beside it. */
export function followingSvg({ results, scenario, seed }: FollowStudy): string {
  const most = results
    .filter(({ observer }) => observer === 'recipient')
    .reduce((a, b) => (b.people * b.days > a.people * a.days ? b : a));
  const { people, days } = most;
  const by_points = STUDY_AREAS_SITES.map((sites) =>
    curveOf(kilometres(sites), POINTS, (points) => [points, sites, 1], most),
  );
  const by_area = STUDY_HOURS.map((hours) =>
    curveOf(`${hours} h`, STUDY_AREAS_SITES, (sites) => [4, sites, hours], most),
  );
  return svgDocument({
    width: WIDTH,
    height: TOP + 2 * PANEL,
    title: 'How many reports single out a phone',
    description: `${scenario}, seed ${seed}: ${people} simulated people, ${days} days. ${[...by_points, ...by_area].map(described).join('; ')}. Published of 1.5 million people in 15 months: four points single out 95 %, two more than 50 %.`,
    style: STYLE,
    body: [
      `  <text class="title" x="${LEFT}" y="30">How many reports single out a phone</text>`,
      `  <text class="quiet" x="${LEFT}" y="52">${svgText(`${scenario}, seed ${seed}: ${people} simulated people, ${days} days; published: 1.5 million, 15 months`)}</text>`,
      ...panel('By the number of points: an hour, and an area of this side', TOP, POINTS.map(String), by_points),
      ...published(),
      ...panel(
        'Four points, by the side of an area: an interval of this length',
        TOP + PANEL,
        STUDY_AREAS_SITES.map(kilometres),
        by_area,
      ),
    ],
  });
}

function curveOf(
  name: string,
  steps: readonly number[],
  of: (step: number) => readonly [points: number, area_sites: number, hours: number],
  { measures }: StudyResult,
): Curve {
  return { name, shares: steps.map((step) => shareOf(measures, ...of(step))) };
}

function described({ name, shares }: Curve): string {
  return `${name}: ${shares.map((share) => (share === null ? 'none' : `${(share * 100).toFixed(0)} %`)).join(', ')}`;
}

function panel(heading: string, top: number, steps: readonly string[], curves: readonly Curve[]): string[] {
  const x = (step: number): number => LEFT + (step * (WIDTH - LEFT - RIGHT)) / (steps.length - 1);
  const y = (share: number): number => top + PLOT * (1 - share);
  const labels = labelsAt(
    curves.map(({ shares }) => y(shares.at(-1) ?? 0)),
    top + PLOT,
  );
  return [
    `  <text class="heading" x="${LEFT}" y="${top - 22}">${svgText(heading)}</text>`,
    ...PERCENTS.flatMap((percent) => [
      `  <path class="grid" d="M${LEFT},${svgNumber(y(percent / 100))}H${WIDTH - RIGHT}"/>`,
      `  <text class="quiet" text-anchor="end" x="${LEFT - 8}" y="${svgNumber(y(percent / 100) + 4)}">${percent} %</text>`,
    ]),
    ...steps.map(
      (step, i) =>
        `  <text class="quiet" text-anchor="middle" x="${svgNumber(x(i))}" y="${top + PLOT + 20}">${svgText(step)}</text>`,
    ),
    ...curves.flatMap(({ name, shares }, i) => {
      const points = shares.flatMap((share, step) =>
        share === null ? [] : [`${svgNumber(x(step))},${svgNumber(y(share))}`],
      );
      return [
        `  <path class="${i % 2 === 0 ? 'leak' : 'fix'}" d="M${points.join('L')}"/>`,
        `  <text x="${WIDTH - RIGHT + 10}" y="${svgNumber((labels[i] as number) + 4)}">${svgText(name)}</text>`,
      ];
    }),
  ];
}

/** Names stand at the ends of their curves, but no two on one another, and none below the plot. */
function labelsAt(ends: readonly number[], bottom: number): number[] {
  const ordered = ends.map((at, i) => ({ i, at })).sort((a, b) => a.at - b.at);
  let free = Number.NEGATIVE_INFINITY;
  for (const label of ordered) {
    label.at = Math.max(label.at, free + LABEL);
    free = label.at;
  }
  let below = bottom + LABEL;
  for (const label of ordered.reverse()) {
    label.at = Math.min(label.at, below - LABEL);
    below = label.at;
  }
  const labels = [...ends];
  for (const { i, at } of ordered) labels[i] = at;
  return labels;
}

/** Published figures are rings; what they are stands below the axis. */
function published(): string[] {
  const says = PUBLISHED.map(({ says }) => says).join(', ');
  const y = TOP + PLOT + 42;
  return [
    ...PUBLISHED.map(({ points, share }) => {
      const x = LEFT + ((points - 1) * (WIDTH - LEFT - RIGHT)) / (POINTS.length - 1);
      return `  <circle class="published" cx="${svgNumber(x)}" cy="${svgNumber(TOP + PLOT * (1 - share))}" r="6"/>`;
    }),
    `  <circle class="published" cx="${LEFT + 6}" cy="${y}" r="6"/>`,
    `  <text x="${LEFT + 20}" y="${y + 4}">${svgText(`published, of 1.5 million people in 15 months by antenna: ${says}`)}</text>`,
  ];
}
