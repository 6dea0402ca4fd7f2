import { reportHtml } from '@phonehome/observe';
import t from 'tap';
import { elementsOf } from '../../well-formed.ts';
import { brief, reportOf, runOf } from './support.ts';

const data = await reportOf(await runOf(t, brief('incident')));
const page = reportHtml(data);

type Element = ReturnType<typeof elementsOf>[number];

/** The elements of a picture, as XML: so that it is well-formed by itself, too. */
function picture(id: string, size: 'wide' | 'narrow'): Element[] {
  const [svg = ''] = page.match(new RegExp(`<svg [^>]*aria-labelledby="${id}-${size}-t [^]*?</svg>`)) ?? [];
  return elementsOf(svg.replaceAll('&#39;', '&apos;'));
}

const withClass = (elements: readonly Element[], name: string): Element[] =>
  elements.filter(({ attributes }) => attributes.class?.split(' ').includes(name));
const number = ({ attributes }: Element, name: string): number => Number(attributes[name]);

t.test('every picture is there wide and narrow, says what it is, and keeps within its frame', async (t) => {
  const ids = new Set(
    Array.from(page.matchAll(/aria-labelledby="([a-z]+)-(?:wide|narrow)-t /g), ([, id]) => id as string),
  );
  t.strictSame([...ids].sort(), ['day', 'days', 'diary', 'flows', 'hours', 'map', 'unicity']);
  for (const id of ids) {
    for (const size of ['wide', 'narrow'] as const) {
      const elements = picture(id, size);
      const [, , width = 0, height = 0] = elements[0]?.attributes.viewBox?.split(' ').map(Number) ?? [];
      const titles = elements.filter(({ name }) => name === 'title' || name === 'desc').map(({ text }) => text);
      t.ok(titles.length === 2 && titles.every((text) => text.length > 10), `${id}: ${titles}`);
      t.equal(width <= 350, size === 'narrow' || width < 0, `${id}: ${width}`);
      for (const one of elements.filter(({ name }) => ['text', 'rect', 'circle'].includes(name))) {
        const [x, y] =
          one.name === 'circle' ? [number(one, 'cx'), number(one, 'cy')] : [number(one, 'x'), number(one, 'y')];
        t.ok(x >= 0 && x <= width && y >= 0 && y <= height, `${id}, ${size}: ${one.name} at ${x}, ${y}`);
      }
    }
  }
});

t.test('the day has a mark for each thing that happened', async (t) => {
  const { moments = [] } = data.example ?? {};
  const sent = moments.filter(({ event }) => event === 'report').length;
  const marks = withClass(picture('day', 'wide'), 'tick');
  const shown = moments.filter(({ event }) =>
    ['boot_completed', 'screen_on', 'user_present', 'report'].includes(event),
  );
  t.equal(marks.length, shown.length);
  t.equal(withClass(marks, 'leak').length, sent);
  t.ok(sent > 5);
});

t.test('columns are as high as the numbers are great', async (t) => {
  const columns = withClass(picture('hours', 'wide'), 'plain-fill');
  const hours = data.facts.by_hour ?? [];
  const heights = columns.map((column) => number(column, 'height'));
  const most = hours.indexOf(Math.max(...hours));
  t.equal(columns.length, 24);
  heights.forEach((height, hour) => {
    const expected = ((hours[hour] ?? 0) * (heights[most] ?? 0)) / (hours[most] ?? 1);
    t.ok(Math.abs(height - expected) < 0.05, `${hour} h: ${height}`);
  });
  const days = picture('days', 'wide');
  const with_leaks = data.facts.by_day.filter(({ not_accepted }) => not_accepted > 0).length;
  t.equal(withClass(days, 'leak-fill').length, with_leaks);
  t.ok(with_leaks > 2);
});

t.test('on the map a cell is where the grid has it, and larger the more reports it has', async (t) => {
  const spots = withClass(picture('map', 'wide'), 'spot');
  const cells = data.example?.cells ?? [];
  t.equal(spots.length, cells.length);
  cells.forEach((cell, i) => {
    cells.forEach((other, j) => {
      const [a, b] = [spots[i], spots[j]] as [Element, Element];
      if (cell.column < other.column) t.ok(number(a, 'cx') < number(b, 'cx'), 'west is at the left');
      if (cell.row < other.row) t.ok(number(a, 'cy') > number(b, 'cy'), 'south is below');
      if (cell.reports < other.reports) t.ok(number(a, 'r') < number(b, 'r'));
    });
  });
});

t.test('every flow has an arrow, red and whole where it is in clear text', async (t) => {
  const arrows = withClass(picture('flows', 'wide'), 'arrow');
  t.strictSame(
    arrows.map(({ attributes }) => attributes.class),
    data.flows.map(({ is_clear }) => (is_clear ? 'arrow clear' : 'arrow sealed')),
  );
});
