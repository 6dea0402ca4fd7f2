import { grouped } from '@phonehome/shared';
import { axisCounts, svgNumber, svgText } from '@phonehome/simulation';
import { area, curveStepAfter, line } from 'd3-shape';
import { plotLayout } from './layout.ts';

/** A place on the horizontal axis: 0 is where the first step begins, 1 where the second does. */
export interface Tick {
  readonly at: number;
  readonly text: string;
}

/** Counts side by side, as steps over an axis. */
export interface StepPanel {
  readonly heading: string;
  readonly looks_like: 'leak' | 'other';
  readonly counts: readonly number[];
  readonly ticks: readonly Tick[];
  /** Lines down through the plot, each with a text above it, if it has one. */
  readonly marks: readonly Tick[];
}

/** How high a panel is: the texts of its marks stand one below the other. */
export function stepPanelHeight({ marks }: StepPanel): number {
  const { heading, mark, plot, foot } = plotLayout;
  return heading + mark * marks.filter(({ text }) => text !== '').length + plot + foot;
}

/** The elements of a panel whose top is at `top`. */
export function stepPanel(panel: StepPanel, top: number): string[] {
  const { heading, counts, ticks, marks } = panel;
  const { width, left, right, plot, foot } = plotLayout;
  const y1 = top + stepPanelHeight(panel) - foot;
  const y0 = y1 - plot;
  const values = axisCounts(counts.reduce((max, count) => Math.max(max, count), 0));
  const highest = values.at(-1) as number;
  const x = (at: number): number => left + (at * (width - left - right)) / Math.max(1, counts.length);
  const y = (count: number): number => y1 - (count / highest) * plot;
  return [
    '  <g>',
    `    <text class="heading" x="${left}" y="${top + 14}">${svgText(heading)}</text>`,
    ...values.flatMap((value) => [
      `    <path class="grid" d="M${left},${svgNumber(y(value))}H${width - right}"/>`,
      `    <text class="quiet" text-anchor="end" x="${left - 8}" y="${svgNumber(y(value) + 4)}">${grouped(value)}</text>`,
    ]),
    ...ticks.map(
      ({ at, text }) =>
        `    <text class="quiet" text-anchor="middle" x="${svgNumber(x(at))}" y="${y1 + 18}">${svgText(text)}</text>`,
    ),
    ...markLines(marks, x, y0, y1, counts.length / 2),
    ...curves(panel, x, y),
    '  </g>',
  ];
}

function markLines(
  marks: readonly Tick[],
  x: (at: number) => number,
  y0: number,
  y1: number,
  middle: number,
): string[] {
  let row = marks.filter(({ text }) => text !== '').length;
  return marks.flatMap(({ at, text }) => {
    const from = y0 - plotLayout.mark * (text === '' ? 0 : row--);
    const is_late = at > middle;
    const name = `    <text class="quiet" text-anchor="${is_late ? 'end' : 'start'}" x="${svgNumber(x(at) + (is_late ? -5 : 5))}" y="${from + 10}">${svgText(text)}</text>`;
    const down = `    <path class="release" d="M${svgNumber(x(at))},${from}V${y1}"/>`;
    return text === '' ? [down] : [down, name];
  });
}

function curves({ counts, looks_like }: StepPanel, x: (at: number) => number, y: (count: number) => number): string[] {
  // A step ends where the next begins; so does the last.
  const ends = [...counts, counts.at(-1) ?? 0];
  const across = (_: number, at: number): number => x(at);
  const below = area<number>().digits(2).curve(curveStepAfter).x(across).y0(y(0)).y1(y)(ends) ?? '';
  const edge = line<number>().digits(2).curve(curveStepAfter).x(across).y(y)(ends) ?? '';
  return [`    <path class="${looks_like}-area" d="${below}"/>`, `    <path class="${looks_like}" d="${edge}"/>`];
}
