import type { PhoneDiary } from '@phonehome/observe';
import { grouped, MS_PER_HOUR, MS_PER_MINUTE, visible } from '@phonehome/shared';
import { say, style, table, wrap } from './text.ts';

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
/** How many places and days of a diary are told; all are in --format json. */
const PLACES_MAX = 12;
const DAYS_MAX = 14;

/** The diary of a phone, for a person. */
export function tellDiary(diary: PhoneDiary): void {
  const { phone, reports, from, until, identifiers, addresses, links, places, days } = diary;
  say(style.title(`Phone ${phone}, as it can be written down from its ${grouped(reports)} reports`));
  say(`${from} to ${until}, local time`);
  say();
  for (const { kind, value, from: first, until: last } of identifiers) {
    say(`  ${kind.padEnd(11)}  ${visible(value)}  ${style.quiet(`${first.slice(0, 16)} to ${last.slice(0, 16)}`)}`);
  }
  if (addresses.length > 0) say(`  ${'addresses'.padEnd(11)}  ${visible(addresses.join(', '))}`);
  for (const { of, because, count } of links) say(style.quiet(`  one ${of} because: ${because} (${grouped(count)})`));
  say();
  say(style.title('Places'));
  const rows = [
    ['', 'cell', 'latitude', 'longitude', 'days'],
    ...places
      .slice(0, PLACES_MAX)
      .map(({ name, cell, latitude, longitude, days: on }) => [name, cell, latitude, longitude, grouped(on)]),
  ];
  table(rows, 'right').forEach((line, i) => {
    say(i === 0 ? style.quiet(line) : line);
  });
  if (places.length > PLACES_MAX)
    say(style.quiet(`  and ${grouped(places.length - PLACES_MAX)} more; all are in --format json`));
  say();
  say(style.title('Days'));
  for (const { date, weekday, stays } of days.slice(0, DAYS_MAX)) {
    const seen = stays.map(({ from_ms, until_ms, place }) => {
      const when = clock(from_ms) === clock(until_ms) ? clock(from_ms) : `${clock(from_ms)}-${clock(until_ms)}`;
      return `${when} ${places[place]?.name ?? ''}`;
    });
    say(`  ${WEEKDAYS[weekday]} ${date}`);
    say(wrap(seen.join(', '), '      '));
  }
  if (days.length > DAYS_MAX)
    say(style.quiet(`  and ${grouped(days.length - DAYS_MAX)} more days; all are in --format json`));
}

function clock(ms: number): string {
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${pad(Math.floor(ms / MS_PER_HOUR))}:${pad(Math.floor((ms % MS_PER_HOUR) / MS_PER_MINUTE))}`;
}
