import { area, line } from 'd3-shape';
import { axisDays } from '../svg/axis.ts';
import { svgNumber, svgText } from '../svg/text.ts';
import type { CohortRollout, RolloutUpdate } from './rollout.ts';
import { svgLayout } from './svg-layout.ts';

const PERCENTS = [0, 25, 50, 75, 100] as const;
const HEADING_CHARACTERS = 90;

/** How high the panel of a cohort is: the names of releases stand one below the other. */
export function panelHeight({ updates }: CohortRollout): number {
  const { heading, release, plot, foot } = svgLayout;
  return heading + release * updates.length + plot + foot;
}

/** The panel of a cohort: heading, a key to the curves, releases, axes, curves. */
export function panelOf(cohort: CohortRollout, dates: readonly string[], top: number): string[] {
  const { width, left, right, heading: head, release, plot } = svgLayout;
  const y0 = top + head + release * cohort.updates.length;
  const y1 = y0 + plot;
  const x = (day: number): number => left + (day * (width - left - right)) / Math.max(1, dates.length - 1);
  const y = (share: number): number => y1 - share * (y1 - y0);
  const phones = cohort.days.at(-1)?.phones ?? 0;
  const heading = `${cohort.title[0]?.toUpperCase()}${cohort.title.slice(1)} (${phones})`;
  return [
    '  <g>',
    `    <text class="heading" x="${left}" y="${top + 14}">${svgText(short(heading, HEADING_CHARACTERS))}</text>`,
    ...keyOf(hasFix(cohort), left, top + 34),
    ...PERCENTS.flatMap((percent) => [
      `    <path class="grid" d="M${left},${svgNumber(y(percent / 100))}H${width - right}"/>`,
      `    <text class="quiet" text-anchor="end" x="${left - 8}" y="${svgNumber(y(percent / 100) + 4)}">${percent} %</text>`,
    ]),
    ...axisDays(dates.length).map(
      (day) =>
        `    <text class="quiet" text-anchor="middle" x="${svgNumber(x(day))}" y="${y1 + 18}">${dates[day]}</text>`,
    ),
    ...cohort.updates.flatMap((update, i) => releaseOf(update, dates, x, [top + head + release * i, y1])),
    ...curvesOf(cohort, x, y),
    '  </g>',
  ];
}

function hasFix({ updates }: CohortRollout): boolean {
  return updates.some(({ is_fix }) => is_fix);
}

function curvesOf(cohort: CohortRollout, x: (day: number) => number, y: (share: number) => number): string[] {
  const { days } = cohort;
  type Day = CohortRollout['days'][number];
  const across = (_: Day, day: number): number => x(day);
  const exists = ({ phones }: Day): boolean => phones > 0;
  const leaking = ({ reporting, phones }: Day): number => y(reporting / phones);
  const curve = (value: (day: Day) => number): string =>
    line<Day>().digits(2).defined(exists).x(across).y(value)([...days]) ?? '';
  const below = area<Day>().digits(2).defined(exists).x(across).y0(y(0)).y1(leaking)([...days]) ?? '';
  return [
    `    <path class="leak-area" d="${below}"/>`,
    `    <path class="leak" d="${curve(leaking)}"/>`,
    ...(hasFix(cohort) ? [`    <path class="fix" d="${curve(({ fixed, phones }) => y(fixed / phones))}"/>`] : []),
  ];
}

function keyOf(has_fix: boolean, left: number, at: number): string[] {
  const fix = [
    `    <path class="fix" d="M${left + 250},${at - 4}h28"/>`,
    `    <text x="${left + 286}" y="${at}">have the fix</text>`,
  ];
  return [
    `    <path class="leak" d="M${left},${at - 4}h28"/>`,
    `    <text x="${left + 36}" y="${at}">reported in clear text that day</text>`,
    ...(has_fix ? fix : []),
  ];
}

/** A release: its name above the plot, and a line down through it. */
function releaseOf(
  { id, released, is_fix }: RolloutUpdate,
  dates: readonly string[],
  x: (day: number) => number,
  [y0, y1]: readonly [number, number],
): string[] {
  const day = dates.indexOf(released);
  if (day < 0) return [];
  const is_late = day > dates.length / 2;
  const name = `${id}${is_fix ? ' (a fix)' : ''} is released`;
  return [
    `    <path class="release" d="M${svgNumber(x(day))},${y0}V${y1}"/>`,
    `    <text class="quiet" text-anchor="${is_late ? 'end' : 'start'}" x="${svgNumber(x(day) + (is_late ? -5 : 5))}" y="${y0 + 10}">${svgText(name)}</text>`,
  ];
}

function short(text: string, characters: number): string {
  return text.length > characters ? `${text.slice(0, characters - 1)}…` : text;
}
