import type { MeasureId } from '@phonehome/observe';
import { counterMeasures } from '@phonehome/observe';
import t from 'tap';
import { affectedOf } from '../../../packages/observe/src/prevent/affected.ts';
import { firstDays } from '../../../packages/observe/src/prevent/derived.ts';
import type { Values } from '../../../packages/observe/src/prevent/measures.ts';
import type { TriedFigure } from '../../../packages/observe/src/prevent/result.ts';
import { rowId, runUnder, type Setting } from '../../../packages/observe/src/prevent/run-under.ts';
import { type Attempt, attempts, judgeAttempt } from '../../../packages/observe/src/prevent/sensitivity.ts';
import { story as shipped } from './support.ts';

const story = firstDays(shipped('people-who-move'), 2);
const home = firstDays(shipped('china-as-intended'), 2);
const setting: Setting = {
  story,
  affected: affectedOf(story),
  home: { id: 'china-as-intended', story: home, affected: affectedOf(home) },
  seeds: [23],
  devices: 8,
  signal: undefined,
};
const all = attempts(setting, shipped('people-who-move'));

const reference = new Map<string, Values>();
for (const measure of [null, ...counterMeasures]) {
  reference.set(rowId(measure), (await runUnder(setting, measure, 23)).values);
}

/** Runs what was tried, as the examination does. */
async function outcome(figure: string, tried: string): Promise<TriedFigure> {
  const attempt = all.find(({ of }) => of.figure.endsWith(figure) && of.tried === tried) as Attempt;
  const found = new Map<string, Values>();
  for (const row of attempt.rows) found.set(rowId(row), (await attempt.run(row)).values);
  return judgeAttempt(attempt, reference, found);
}

t.test('were every report accepted, nothing that ends the repetition would do anything', async (t) => {
  const { changed, most } = await outcome('policy', 'every report accepted');
  const ended = changed.filter(({ measure }) => measure === 'recipient.messages-a-day');
  t.same(
    ended.map(({ counter_measure, standing }) => `${counter_measure} ${standing}`),
    ['server-accepts unmoved', 'send-once unmoved', 'retry-cap unmoved'],
  );
  t.ok((most.leak?.moved ?? 0) > 0.9);
});

t.test('the share of those who agree moves what consent does', async (t) => {
  const { changed, most } = await outcome('consent_share', '0.45');
  t.same(changed, [], 'and nothing that theory says');
  t.match(most, { leak: { counter_measure: 'right-variant' }, cost: { moved: /^0\./ } });
});

t.test('a figure of a counter-measure is tried with that alone', async (t) => {
  const { most } = await outcome('retry-cap.tries_max', '2');
  t.equal(most.leak?.counter_measure, 'retry-cap');
  t.equal(most.cost, null, 'which takes nothing from phones at home in any case');
  const days: MeasureId = 'recipient.days-linked';
  const pseudonyms = await outcome('pseudonyms.pseudonym_days', '30');
  t.match(pseudonyms.most.leak, { counter_measure: 'pseudonyms' });
  t.ok(pseudonyms.changed.some(({ measure, standing }) => measure === days && standing === 'unmoved'));
});

t.test('what cannot be is told, not run', async (t) => {
  const idle = all.filter(({ of }) => of.problem !== null);
  t.ok(idle.length > 0);
  for (const { of, rows } of idle) {
    t.same(rows, [], of.figure);
    t.match(of.problem, /means nothing beside mobility/);
  }
});
