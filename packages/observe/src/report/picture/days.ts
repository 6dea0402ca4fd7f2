import { grouped, MS_PER_DAY } from '@phonehome/shared';
import { axisCounts, axisDays, svgNumber } from '@phonehome/simulation';
import type { PictureSize } from '../../document/block.ts';
import { type Html, html } from '../../document/html.ts';
import type { RunFacts } from '../../run/run-facts.ts';
import { box, label, pictureSvg, pictureWidth, rule } from './picture.ts';

const HEAD = 58;
const PLOT = { wide: 230, narrow: 190 } as const;
const FOOT = 34;
const LEFT = 52;
const RIGHT = 14;
/** A date on the axis takes so much room. */
const DATE_WIDTH = 84;

/** Letters by which the picture names updates. */
export function updateLetter(index: number): string {
  return String.fromCharCode(65 + (index % 26));
}

/** Reports a day as columns, on the phases of the story, with the releases of updates. */
export function daysPicture(facts: RunFacts, size: PictureSize): Html {
  const width = pictureWidth[size];
  const height = HEAD + PLOT[size] + FOOT;
  const bottom = HEAD + PLOT[size];
  const { by_day, days, phases, updates } = facts;
  const most = Math.max(1, ...by_day.map(({ accepted, not_accepted }) => accepted + not_accepted));
  const counts = axisCounts(most);
  const top = counts.at(-1) as number;
  const step = (width - LEFT - RIGHT) / days;
  const x = (day: number): number => LEFT + day * step;
  const y = (count: number): number => bottom - (count * PLOT[size]) / top;
  const bands = phases.map(({ from_ms }, i) => {
    const from = from_ms / MS_PER_DAY;
    const until = (phases[i + 1]?.from_ms ?? facts.end_ms) / MS_PER_DAY;
    const at = (x(from) + x(until)) / 2;
    return html`${box(i % 2 === 0 ? 'band' : 'band odd', x(from), 16, x(until) - x(from), bottom - 16)}
${label(at, 32, String(i + 1), { anchor: 'middle', kind: 'heading' })}`;
  });
  const columns = by_day.flatMap(({ accepted, not_accepted }, day) => [
    ...(not_accepted > 0 ? [column('leak-fill', x(day), y(not_accepted), step, bottom)] : []),
    ...(accepted > 0 ? [column('good-fill', x(day), y(not_accepted + accepted), step, y(not_accepted))] : []),
  ]);
  const releases = updates.flatMap(({ released, is_fix }, i) => {
    const day = by_day.findIndex(({ date }) => date === released);
    if (day < 0) return [];
    // Releases of one day stand beside each other.
    const before = updates.slice(0, i).filter((other) => other.released === released).length;
    const kind = is_fix ? 'release fix' : 'release';
    return [
      ...(before === 0 ? [rule(kind, x(day), HEAD - 18, x(day), bottom)] : []),
      label(x(day) + 4 + before * 13, HEAD - 8, updateLetter(i), { kind: is_fix ? 'fix-text' : 'quiet' }),
    ];
  });
  const apart = Math.ceil(DATE_WIDTH / ((width - LEFT - RIGHT) / Math.max(1, axisDays(days).length)));
  const dates = axisDays(days).filter((_, i) => i % apart === 0);
  return pictureSvg({
    id: 'days',
    size,
    width,
    height,
    title: 'Reports a day',
    description: `Columns for ${days} days from ${facts.start}; at most ${grouped(most)} reports a day. The same in figures stands below.`,
    body: [
      ...bands,
      ...counts.map(
        (count) => html`${rule('grid', LEFT, y(count), width - RIGHT, y(count))}
${label(LEFT - 8, y(count) + 4, grouped(count), { anchor: 'end', kind: 'quiet' })}`,
      ),
      ...columns,
      ...releases,
      ...dates
        .filter((day) => x(day) + DATE_WIDTH <= width + 20)
        .map((day) => label(x(day), bottom + 20, by_day[day]?.date ?? '', { kind: 'quiet' })),
    ],
  });
}

function column(kind: string, x: number, top: number, width: number, bottom: number): Html {
  const gap = width > 4 ? 1 : 0;
  return html`<path class="${kind}" d="M${svgNumber(x)},${svgNumber(bottom)}V${svgNumber(Math.min(top, bottom - 1))}h${svgNumber(width - gap)}V${svgNumber(bottom)}z"/>`;
}
