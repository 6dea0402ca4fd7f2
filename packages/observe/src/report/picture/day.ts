import { MS_PER_DAY, MS_PER_HOUR } from '@phonehome/shared';
import type { PictureSize } from '../../document/block.ts';
import { type Html, html } from '../../document/html.ts';
import type { ExampleFacts } from '../../run/example-facts.ts';
import { box, label, pictureSvg, pictureWidth, rule } from './picture.ts';

const RIGHT = 14;
const LANE = 30;

const allLanes = [
  { name: 'switched on', events: ['boot_completed'], kind: 'tick' },
  { name: 'screen woken', events: ['screen_on'], kind: 'tick' },
  { name: 'unlocked', events: ['user_present'], kind: 'tick' },
  { name: 'report sent', events: ['report'], kind: 'tick leak' },
] as const;

/** A day of a phone: what its owner did with it, and when it reported. */
export function dayPicture({ moments, date }: Pick<ExampleFacts, 'moments' | 'date'>, size: PictureSize): Html {
  const width = pictureWidth[size];
  // On a narrow picture the names of lanes stand above them.
  const [left, above] = size === 'wide' ? [104, 0] : [8, 16];
  const lane = LANE + above;
  const lanes = allLanes.filter(({ events }) =>
    moments.some(({ event }) => (events as readonly string[]).includes(event)),
  );
  const bottom = 8 + lane * lanes.length;
  const x = (at_ms: number): number => left + (at_ms * (width - left - RIGHT)) / MS_PER_DAY;
  const sent = moments.filter(({ event }) => event === 'report').length;
  return pictureSvg({
    id: 'day',
    size,
    width,
    height: bottom + 30,
    title: `A day of one phone, ${date}`,
    description: `Rows of marks from 0 to 24 h: ${lanes.map(({ name }) => name).join(', ')}; ${sent} reports were sent. The reports stand in the table below.`,
    body: [
      ...[0, 3, 6, 9, 12, 15, 18, 21, 24].map((hour) => {
        const at = x(hour * MS_PER_HOUR);
        const named = size === 'wide' || hour % 6 === 0;
        const anchor = hour === 0 ? 'start' : hour === 24 ? 'end' : 'middle';
        return html`${rule('grid', at, 4, at, bottom)}${named ? label(at, bottom + 18, `${hour} h`, { anchor, kind: 'quiet' }) : null}`;
      }),
      ...lanes.map(({ name, events, kind }, i) => {
        const top = 8 + i * lane;
        const named =
          size === 'wide' ? label(left - 10, top + 19, name, { anchor: 'end' }) : label(left, top + 12, name);
        const marks = moments.filter(({ event }) => (events as readonly string[]).includes(event));
        return html`${named}
${marks.map(({ at_ms }) => box(kind, x(at_ms) - 0.75, top + above + 4, 1.5, LANE - 10))}`;
      }),
    ],
  });
}
