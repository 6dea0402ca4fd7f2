import { readFile } from 'node:fs/promises';
import { type Rollout, rolloutSvg } from '@phonehome/simulation';
import t from 'tap';
import { GOLDEN_CHART, makeGoldenChart } from '../../../scripts/golden.ts';
import { elementsOf } from '../../well-formed.ts';

const day = (phones: number, reporting: number, fixed: number) => ({ phones, reporting, fixed });
const rollout = (changes: Partial<Rollout> = {}, title = 'phones'): Rollout => ({
  scenario: 'a-story',
  title: 'A story',
  seed: 1,
  devices: 4,
  dates: ['2019-02-24', '2019-02-25', '2019-02-26'],
  cohorts: [
    {
      id: 'some',
      title,
      updates: [{ id: 'fix', released: '2019-02-25', display_id: '00WW_3_39B_SP02', is_fix: true }],
      days: [day(4, 4, 0), day(4, 3, 1), day(4, 1, 3)],
    },
  ],
  ...changes,
});

t.test('the chart of staged-rollout is the pinned one', async (t) => {
  const chart = await makeGoldenChart();
  t.equal(chart, await readFile(GOLDEN_CHART, 'utf8'), 'if the chart was to change: `npm run golden`');
  t.ok(elementsOf(chart).length > 10, 'it is well-formed');
  t.notMatch(chart, /<script|href|url\(|@import|\bon\w+=/, 'no script, nothing from elsewhere');
});

t.test('it has a title and a description for those who do not see it', async (t) => {
  const svg = rolloutSvg(rollout());
  t.match(svg, /<svg [^>]*role="img" aria-labelledby="title desc">/);
  t.match(svg, '<title id="title">The share of phones that still leaks each day: A story</title>');
  t.match(
    svg,
    '<desc id="desc">a-story, seed 1, 4 phones. phones: on 2019-02-24 100.0 % of 4 phones reported in clear text and 0.0 % had the fix; fix was released on 2019-02-25; on 2019-02-26 25.0 % of 4 phones reported in clear text and 75.0 % had the fix.</desc>',
  );
});

t.test('the curves are where the shares are', async (t) => {
  const svg = rolloutSvg(rollout());
  const [, leak] = /class="leak" d="(M[^"h]*)"/.exec(svg.slice(svg.indexOf('leak-area" d'))) ?? [];
  const points = (leak ?? '')
    .slice(1)
    .split('L')
    .map((point) => point.split(',').map(Number));
  t.strictSame(
    points.map(([x]) => x),
    [60, 418, 776],
  );
  const ys = points.map(([, y]) => y as number) as [number, number, number];
  t.equal(ys[1] - ys[0], 45, 'a quarter of the plot lower');
  t.equal(ys[2] - ys[0], 135, 'three quarters');
});

t.test('no text from a scenario becomes markup, however it is written', async (t) => {
  const hostile = `<script>alert("1")</script> & '${String.fromCharCode(0x1b)}[2J ${String.fromCharCode(0xfffe, 0xd800)} ${'x'.repeat(500)}`;
  const svg = rolloutSvg(rollout({ title: hostile }, hostile));
  t.notOk(elementsOf(svg).some(({ name }) => name === 'script'));
  t.notMatch(svg, /<script|\u001b|\ufffe|\ud800/);
  t.match(svg, '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp;');
});

t.test('a cohort without a fix has no curve of it; where nothing leaks, that is said', async (t) => {
  const [cohort] = rollout().cohorts;
  if (!cohort) throw new Error('there is one');
  const none = rolloutSvg(rollout({ cohorts: [{ ...cohort, updates: [] }] }));
  t.notMatch(none, /class="fix"|have the fix|had the fix/);
  t.match(rolloutSvg(rollout({ cohorts: [] })), 'No phone leaks, and none has a fix.');
  const later = rolloutSvg(rollout({ cohorts: [{ ...cohort, days: [day(0, 0, 0), day(2, 1, 0), day(4, 1, 3)] }] }));
  t.notMatch(later, /NaN|undefined/, 'nor is there a curve before the first phone');
  t.ok(elementsOf(later).length > 0 && elementsOf(none).length > 0);
});
