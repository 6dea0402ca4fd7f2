import { createWorld, MS_PER_DAY, type Scenario } from '@phonehome/shared';
import { expectedShare, fixUpdatesOf, neededMedian, plannedShares, type UpdatePlan } from '@phonehome/simulation';
import { clientState } from '@phonehome/variants';
import t from 'tap';
import { derived } from '../support.ts';

const DAY = MS_PER_DAY;
const plain: UpdatePlan = {
  stages: [{ share: 1, after_ms: 0 }],
  median_days: 11,
  never_share: 0,
  failure: null,
};
const near = (a: number, b: number, within: number): boolean => Math.abs(a - b) <= within;

t.test('without more, a share of 1 - 2^(-days / median)', async (t) => {
  for (const [days, share] of [
    [0, 0],
    [11, 0.5],
    [22, 0.75],
    [33, 0.875],
    [24, 0.7796],
    [21, 0.7337],
  ] as const) {
    t.ok(near(expectedShare(plain, days * DAY), share, 0.0001), `${days} days`);
  }
  t.equal(expectedShare(plain, -DAY), 0, 'nobody has it before it is there');
});

t.test('those who never install it, and those to whom it is not offered, are left out', async (t) => {
  t.ok(near(expectedShare({ ...plain, never_share: 0.2 }, 11 * DAY), 0.4, 1e-9));
  const stages = [
    { share: 0.25, after_ms: 0 },
    { share: 0.75, after_ms: 11 * DAY },
  ];
  t.ok(near(expectedShare({ ...plain, stages }, 11 * DAY), 0.125, 1e-9));
  t.ok(near(expectedShare({ ...plain, stages }, 22 * DAY), 0.25 * 0.75 + 0.5 * 0.5, 1e-9));
});

t.test('a try that fails counts when another one succeeds', async (t) => {
  const failure = { share: 0.5, retry_ms: null, first_boot: 'init' as const };
  t.ok(near(expectedShare({ ...plain, failure }, 11 * DAY), 0.25, 1e-9));
  const again = { ...failure, retry_ms: 11 * DAY };
  t.ok(near(expectedShare({ ...plain, failure: again }, 22 * DAY), 0.5 * 0.75 + 0.25 * 0.5, 1e-9));
  t.equal(expectedShare({ ...plain, failure: { ...failure, share: 1 } }, 99 * DAY), 0);
});

const asDrawn: readonly [string, (update: Scenario['updates'][number]) => void][] = [
  ['the plan of the incident', () => undefined],
  ['phones that never install it', (update) => Object.assign(update.uptake, { never_share: 0.15, median_days: 5 })],
  [
    'stages that stop short of all',
    (update) => {
      update.stages = [0.001, 0.05, 0.2, 0.6, 0.9].map((share, i) => ({ share, after_days: i * 1.5 }));
    },
  ],
  [
    'tries that fail and are repeated',
    (update) => {
      update.failure = { share: 0.4, falls_back: 'other-slot', retry_days: 6 };
    },
  ],
];

for (const [name, change] of asDrawn) {
  t.test(`what is expected is what many draws tend to: ${name}`, async (t) => {
    const scenario = derived('incident', ({ updates }) => {
      for (const update of updates) if (update.id === 'february-fix') change(update);
    });
    const on_ms = 108 * DAY;
    const steps = plannedShares({ scenario, seed: 1, seeds: 5, devices: 10_000, on_ms });
    let step = steps.next();
    while (!step.done) step = steps.next();
    const [found] = step.value;
    const [update] = fixUpdatesOf(createWorld(scenario, clientState).cohorts[0] as Parameters<typeof fixUpdatesOf>[0]);
    if (!found || !update) throw new Error('the incident has a fix');
    const phones = found.counts.reduce((sum, one) => sum + one.phones, 0);
    const share = found.counts.reduce((sum, one) => sum + one.fixed, 0) / phones;
    t.equal(phones, 20_000);
    // Four times the standard error of a share of so many phones.
    const expected = expectedShare(update, on_ms - update.released_ms);
    t.ok(near(share, expected, 4 * Math.sqrt((expected * (1 - expected)) / phones)), `${share}, ${expected} expected`);
  });
}

t.test('the median that is needed is the longest with which the share is reached', async (t) => {
  for (const share of [0.5, 0.78, 0.9, 0.95, 0.99]) {
    const median_days = neededMedian(plain, 24 * DAY, share) ?? Number.NaN;
    t.ok(near(expectedShare({ ...plain, median_days }, 24 * DAY), share, 1e-6), `${share}: ${median_days} days`);
    t.ok(expectedShare({ ...plain, median_days: median_days + 0.01 }, 24 * DAY) < share);
  }
  t.ok(near(neededMedian(plain, 24 * DAY, 0.95) ?? 0, 5.55, 0.01));
});

t.test('no median helps where phones are left out for good, or before the release', async (t) => {
  t.equal(neededMedian({ ...plain, never_share: 0.06 }, 24 * DAY, 0.95), null);
  t.equal(neededMedian({ ...plain, stages: [{ share: 0.9, after_ms: 0 }] }, 24 * DAY, 0.95), null);
  t.equal(neededMedian(plain, 0, 0.5), null);
  t.equal(neededMedian(plain, -DAY, 0.5), null);
  t.ok(
    neededMedian({ ...plain, never_share: 0.04 }, 24 * DAY, 0.95),
    'if fewer are, an uptake that is quick enough does',
  );
});
