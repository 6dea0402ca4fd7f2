import { svgNumber } from '@phonehome/simulation';
import type { PictureSize } from '../../document/block.ts';
import { type Html, html } from '../../document/html.ts';
import { type MeasureId, measures } from '../../prevent/measures.ts';
import type { Prevention } from '../../prevent/result.ts';
import { box, label, pictureSvg, pictureWidth, rule } from './picture.ts';

/** The measures that are drawn: shares, of which all should be small on the left, and large on the right. */
export const drawnMeasures = [
  { id: 'recipient.phones-identified', lines: ['identified by', 'the recipient'] },
  { id: 'path.phones-identified', lines: ['identified', 'on the way'] },
  { id: 'recipient.homes-found', lines: ['homes', 'found'] },
  { id: 'warranty.affected', lines: ['warranty', 'started here'] },
  { id: 'warranty.at-home', lines: ['warranty', 'where meant'] },
] as const satisfies readonly { readonly id: MeasureId; readonly lines: readonly string[] }[];

const HEAD = 52;
const BAR = 12;

/** For each counter-measure what leaks, and what it costs: a bar from 0 to 100 %, and a line over the seeds. */
export function preventionPicture({ rows, seeds }: Prevention, size: PictureSize): Html {
  const width = pictureWidth[size];
  const [names, row] = size === 'wide' ? [176, 25] : [0, 38];
  const gap = size === 'wide' ? 18 : 8;
  const step = (width - names) / drawnMeasures.length;
  const bottom = HEAD + row * rows.length;
  const column = drawnMeasures.map(({ id, lines }, i) => {
    const x = names + i * step;
    const small = size === 'wide' ? 'quiet' : 'tiny';
    const kind = measures[id].side === 'leak' ? 'leak-fill' : 'good-fill';
    const heading = lines.map((line, at) => label(x, 14 + at * 14, line, { kind: small }));
    const bars = rows.map(({ values }, at) => {
      const spread = values[id];
      const top = HEAD + at * row + (size === 'wide' ? 7 : 20);
      const wide = step - gap;
      const ground = box('bar-ground', x, top, wide, BAR);
      if (!spread) return html`${ground}${label(x + 4, top + 10, 'none', { kind: 'tiny' })}`;
      const line =
        spread.max > spread.min
          ? rule('whisker', x + spread.min * wide, top + BAR / 2, x + spread.max * wide, top + BAR / 2)
          : null;
      return html`${ground}${spread.median > 0 ? box(kind, x, top, spread.median * wide, BAR) : null}${line}`;
    });
    return html`${heading}${rule('axis', x, HEAD - 14, x + step - gap, HEAD - 14)}${bars}`;
  });
  const titles = rows.map(({ title }, at) => {
    const y = HEAD + at * row + (size === 'wide' ? 18 : 14);
    return label(0, svgY(y), title, { kind: at === 0 ? 'heading' : '' });
  });
  return pictureSvg({
    id: 'prevention',
    size,
    width,
    height: bottom + 8,
    title: 'What each counter-measure leaves, and what it costs',
    description: `A row for the story as it was and for each of ${rows.length - 1} counter-measures; in each, five bars from 0 to 100 %: phones identified by the recipient, phones identified on the way, homes found, warranties started on affected phones, and where the client is meant. The middle of ${seeds} seeds. The same in figures stands below.`,
    body: [...titles, ...column],
  });
}

function svgY(y: number): number {
  return Number(svgNumber(y));
}
