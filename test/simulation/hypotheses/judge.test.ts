import type { Measure } from '@phonehome/shared';
import { judgeClaim, judgeValue } from '@phonehome/simulation';
import t from 'tap';
import { values } from './support.ts';

const often: Measure = { figure: 'unlocks-with-report', fits: { at_least: 0.9 }, contradicts: { at_most: 0.5 } };
const daily: Measure = { figure: 'reports-a-day', fits: { at_least: 2, at_most: 9 }, contradicts: { at_most: 1 } };

t.test('a value fits, contradicts, or lies in between; nothing to measure decides nothing', async (t) => {
  t.strictSame(
    [1, 0.9, 0.8999, 0.5001, 0.5, 0, null].map((value) => judgeValue(often, value)),
    ['fits', 'fits', 'undecided', 'undecided', 'contradicts', 'contradicts', 'undecided'],
  );
  t.strictSame(
    [9, 10].map((value) => judgeValue(daily, value)),
    ['fits', 'undecided'],
  );
});

t.test('a figure without bounds for it never contradicts', async (t) => {
  t.equal(judgeValue({ figure: 'reports-with-imei', fits: { at_least: 0.9 } }, 0), 'undecided');
});

t.test('a claim fits if every figure does; one that contradicts is enough', async (t) => {
  const judge = (unlocks: number, reports: number) =>
    judgeClaim([often, daily], [values({ 'unlocks-with-report': unlocks, 'reports-a-day': reports })]);
  t.match(judge(1, 5), { verdict: 'fits', decided_by: 'unlocks-with-report' });
  t.match(judge(1, 1), { verdict: 'contradicts', decided_by: 'reports-a-day' });
  t.match(judge(0.7, 0), { verdict: 'contradicts', decided_by: 'reports-a-day' });
  t.match(judge(0, 1.5), { verdict: 'contradicts', decided_by: 'unlocks-with-report' });
  t.match(judge(1, 1.5), { verdict: 'undecided', decided_by: 'reports-a-day' });
});

t.test('seeds that differ leave a claim undecided, and are counted', async (t) => {
  const judge = (...shares: readonly (number | null)[]) =>
    judgeClaim(
      [often],
      shares.map((share) => values({ 'unlocks-with-report': share })),
    );
  t.match(judge(1, 1, 1), { verdict: 'fits', fits: 3, contradicts: 0, undecided: 0 });
  t.match(judge(0, 0.5, 0), { verdict: 'contradicts', fits: 0, contradicts: 3, undecided: 0 });
  t.match(judge(1, 0, 0.7), { verdict: 'undecided', fits: 1, contradicts: 1, undecided: 1 });
  t.match(judge(0, 0, null), { verdict: 'undecided', fits: 0, contradicts: 2, undecided: 1 });
});
