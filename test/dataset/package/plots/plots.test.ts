import fc from 'fast-check';
import t from 'tap';
import { elementsOf } from '../../../well-formed.ts';
import { figuresOf, manifestOf, packageOf, titled } from '../support.ts';

const counts = (leak: number, background = 0) => ({ leak, registration: 0, activation: 0, background });
const busy = manifestOf({
  figures: figuresOf({
    exchanges: counts(90, 30),
    by_day: [counts(60, 10), counts(30, 20)],
    by_hour: Array.from({ length: 24 }, (_, hour) => counts(hour === 8 ? 90 : 0, hour < 3 ? 10 : 0)),
    leaks_by_device: [
      [0, 1],
      [3, 1],
      [87, 1],
    ],
    leaks_by_cell: [
      [0, 60],
      [12_287, 15],
      [194, 15],
    ],
  }),
});

function plotsOf(manifest = busy, text = 'A story'): Record<string, string> {
  return Object.fromEntries(Object.entries(packageOf(titled(text), manifest)).filter(([path]) => path.endsWith('svg')));
}

/** The points of a path of lines. */
function points(path = ''): [x: number, y: number][] {
  return path
    .slice(1)
    .split('L')
    .map((point) => point.split(',').map(Number) as [number, number]);
}

t.test('each plot is well-formed, with a title and a description, without scripts and links', async (t) => {
  for (const [path, svg] of Object.entries(plotsOf())) {
    const elements = elementsOf(svg);
    t.match(elements[0], { name: 'svg', attributes: { role: 'img', 'aria-labelledby': 'title desc' } }, path);
    t.match(elements[1], { name: 'title', attributes: { id: 'title' }, text: /: A story$/ });
    t.match(elements[2], { name: 'desc', attributes: { id: 'desc' }, text: /\d/ });
    const names = new Set(elements.map(({ name }) => name));
    t.strictSame(
      [...names].filter((name) => !/^(svg|title|desc|style|rect|text|g|path|circle)$/.test(name)),
      [],
    );
    t.notMatch(svg, /NaN|undefined|Infinity|href|url\(|@import/, path);
  }
});

t.test('no text of a scenario becomes markup, whatever it is', async (t) => {
  const hostile = '</svg><script>alert(1)</script> & "\u001b[2J \ufffe \ud800';
  fc.assert(
    fc.property(fc.oneof(fc.constant(hostile), fc.string({ unit: 'binary' })), (text) => {
      for (const svg of Object.values(plotsOf(busy, text))) {
        const names = elementsOf(svg).map(({ name }) => name);
        if (names.some((name) => !/^(svg|title|desc|style|rect|text|g|path|circle)$/.test(name))) return false;
      }
      return true;
    }),
    { numRuns: 40 },
  );
  t.match(plotsOf(busy, hostile)['plots/map.svg'], '&lt;/svg&gt;&lt;script&gt;');
});

t.test('steps are as high as the counts, and days as wide as each other', async (t) => {
  const leak = elementsOf(plotsOf()['plots/over-time.svg'] as string).filter(
    ({ attributes }) => attributes.class === 'leak',
  );
  t.equal(leak.length, 1);
  const [from, , turn, to] = points(leak[0]?.attributes.d);
  t.strictSame([from?.[0], turn?.[0], to?.[0]], [76, 426, 776]);
  // 60 of an axis up to 60, 120 pixels high; then 30.
  t.equal((turn?.[1] ?? 0) - (from?.[1] ?? 0), 60);
});

t.test('the headings and the description say what is drawn', async (t) => {
  const plots = plotsOf();
  t.match(plots['plots/over-time.svg'], 'leak (90 exchanges)');
  t.match(plots['plots/over-time.svg'], 'leak: 90 in all, at most 60 a day, on 2018-12-03.');
  t.match(plots['plots/by-hour.svg'], 'leak: 90 in all, most from 8 to 9 h, 90.');
  t.match(plots['plots/by-hour.svg'], 'background: 30 in all, most from 0 to 1 h, 10.');
  t.match(plots['plots/by-device.svg'], '2 phones with leaks, 1 without');
  t.match(plots['plots/map.svg'], '90 leaks in 3 cells; at most 60 in one');
  t.notMatch(plots['plots/over-time.svg'], 'registration', 'a label that no exchange has');
});

t.test('a disc lies where its cell does, and has an area in proportion to the leaks', async (t) => {
  const discs = elementsOf(plotsOf()['plots/map.svg'] as string).filter(
    ({ name, attributes }) => name === 'circle' && attributes.class === undefined,
  );
  t.equal(discs.length, 3);
  const at = discs.map(({ attributes: { cx, cy, r } }) => [cx, cy, r].map(Number));
  const [first, last, other] = at as [number[], number[], number[]];
  t.ok((first[0] as number) < 90 && (first[1] as number) > 690, 'cell 0 is in the south-west');
  t.ok((last[0] as number) > 700 && (last[1] as number) < 90, 'the last is in the north-east');
  t.equal(last[2], other[2]);
  t.ok(Math.abs(((first[2] as number) / (last[2] as number)) ** 2 - 4) < 0.05, 'four times the leaks');
});

t.test('where there is nothing to draw, that is said', async (t) => {
  const plots = plotsOf(manifestOf());
  for (const svg of Object.values(plots)) elementsOf(svg);
  t.match(plots['plots/over-time.svg'], 'There is no exchange.');
  t.match(plots['plots/map.svg'], 'No phone has leaked.');
  t.match(plots['plots/by-device.svg'], '0 phones with leaks, 3 without');
});
