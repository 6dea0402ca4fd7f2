import { grouped } from '@phonehome/shared';
import { axisCounts } from '@phonehome/simulation';
import type { PictureSize } from '../../document/block.ts';
import { type Html, html } from '../../document/html.ts';
import { box, label, pictureSvg, pictureWidth, rule } from './picture.ts';

const HEAD = 14;
const PLOT = { wide: 170, narrow: 150 } as const;
const FOOT = 30;
const LEFT = 52;
const RIGHT = 14;

/** Reports by the hour of the day at their senders. */
export function hoursPicture(hours: readonly number[], size: PictureSize): Html {
  const width = pictureWidth[size];
  const bottom = HEAD + PLOT[size];
  const counts = axisCounts(Math.max(1, ...hours));
  const top = counts.at(-1) as number;
  const step = (width - LEFT - RIGHT) / hours.length;
  const y = (count: number): number => bottom - (count * PLOT[size]) / top;
  const peak = hours.indexOf(Math.max(...hours));
  return pictureSvg({
    id: 'hours',
    size,
    width,
    height: bottom + FOOT,
    title: 'Reports by hour of the day',
    description: `Columns for 24 hours; most reports, ${grouped(hours[peak] ?? 0)}, come from ${peak} to ${peak + 1} h. The same in figures stands below.`,
    body: [
      ...counts.map(
        (count) => html`${rule('grid', LEFT, y(count), width - RIGHT, y(count))}
${label(LEFT - 8, y(count) + 4, grouped(count), { anchor: 'end', kind: 'quiet' })}`,
      ),
      ...hours.map((count, hour) => box('plain-fill', LEFT + hour * step + 1, y(count), step - 2, bottom - y(count))),
      ...[0, 6, 12, 18, 24].map((hour) =>
        label(LEFT + hour * step, bottom + 18, `${hour} h`, { anchor: hour === 24 ? 'end' : 'middle', kind: 'quiet' }),
      ),
    ],
  });
}
