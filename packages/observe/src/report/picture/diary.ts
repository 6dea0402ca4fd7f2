import { MS_PER_DAY, MS_PER_HOUR } from '@phonehome/shared';
import type { PictureSize } from '../../document/block.ts';
import { type Html, html } from '../../document/html.ts';
import type { PhoneDiary } from '../../follow/diary.ts';
import { box, label, pictureSvg, pictureWidth, rule } from './picture.ts';

/** So many days are drawn, from the first on. */
export const DIARY_DAYS_MAX = 28;
const HEAD = 32;
const ROW = 15;
const LEFT = { wide: 112, narrow: 74 } as const;
const RIGHT = 14;
/** A stay that was seen once only is a moment. */
const NARROWEST = 2;

const kinds = [
  { name: 'home', kind: 'good-fill' },
  { name: 'work', kind: 'plain-fill' },
  { name: 'elsewhere', kind: 'leak-fill' },
] as const;
const WEEKDAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'] as const;

/** A row a day: where the observer takes the phone to be, from the first to the last report of each stay. */
export function diaryPicture({ days, home, work }: PhoneDiary, size: PictureSize): Html {
  const width = pictureWidth[size];
  const left = LEFT[size];
  const shown = days.slice(0, DIARY_DAYS_MAX);
  const bottom = HEAD + ROW * shown.length;
  const x = (at_ms: number): number => left + (at_ms * (width - left - RIGHT)) / MS_PER_DAY;
  const kindOf = (place: number): string => kinds[place === home ? 0 : place === work ? 1 : 2].kind;
  const hours = size === 'wide' ? [0, 3, 6, 9, 12, 15, 18, 21, 24] : [0, 6, 12, 18, 24];
  return pictureSvg({
    id: 'diary',
    size,
    width,
    height: bottom + 28,
    title: 'A diary of one phone, as the recipient could write it',
    description: `A row for each of ${shown.length} days, from 0 to 24 h: when the phone was seen at home, at work and elsewhere. The days stand in the table below.`,
    body: [
      ...kinds.map(
        ({ name, kind }, i) => html`${box(kind, left + i * 84, 6, 13, 13)}${label(left + i * 84 + 19, 17, name)}`,
      ),
      ...hours.map((hour) => {
        const at = x(hour * MS_PER_HOUR);
        const anchor = hour === 24 ? 'end' : 'middle';
        return html`${rule('grid', at, HEAD - 4, at, bottom)}${label(at, bottom + 18, `${hour} h`, { anchor, kind: 'quiet' })}`;
      }),
      ...shown.map(({ date, weekday, stays }, i) => {
        const top = HEAD + ROW * i;
        const bars = stays.map(({ from_ms, until_ms, place }) =>
          box(kindOf(place), x(from_ms), top + 2, Math.max(NARROWEST, x(until_ms) - x(from_ms)), ROW - 4),
        );
        const named = label(
          left - 8,
          top + 12,
          `${WEEKDAYS[weekday] ?? ''} ${size === 'wide' ? date : date.slice(5)}`,
          { anchor: 'end', kind: 'quiet' },
        );
        return html`${named}${bars}`;
      }),
    ],
  });
}
