import { MS_PER_DAY, type Scenario } from '@phonehome/shared';
import { type PlannedShare, plannedShares, rolloutOfScenario } from '@phonehome/simulation';
import t from 'tap';
import { derived, shipped } from '../support.ts';

const DEVICES = 60;
const SEED = 8;

function planned(
  scenario: Scenario,
  on_ms: number,
  run: { seed: number; seeds: number; devices: number },
): PlannedShare[] {
  const steps = plannedShares({ scenario, on_ms, ...run });
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/** The incident and the staged roll-out with people who hardly touch their phones, which changes no plan. */
const quiet = (name: 'incident' | 'staged-rollout'): Scenario =>
  derived(name, ({ behaviours }) => {
    for (const behaviour of Object.values(behaviours)) {
      behaviour.wakes_per_day = { median: 1, sigma: 0.1, min: 1, max: 2 };
    }
  });

t.test('by its plan a fleet has the fix as it has when it lives through all its days', async (t) => {
  for (const scenario of [quiet('incident'), quiet('staged-rollout')]) {
    const lived = await rolloutOfScenario({ scenario, seed: SEED, devices: DEVICES });
    let compared = 0;
    for (const [day, date] of lived.dates.entries()) {
      for (const { cohort, counts } of planned(scenario, (day + 1) * MS_PER_DAY, {
        seed: SEED,
        seeds: 1,
        devices: DEVICES,
      })) {
        const { phones, fixed } = lived.cohorts.find(({ id }) => id === cohort.id)?.days[day] ?? {
          phones: -1,
          fixed: -1,
        };
        const plan = counts[0] ?? { phones: -2, fixed: -2 };
        t.equal(plan.phones, phones);
        // A phone that was off or restarting when it was to install the fix may have it a day later.
        t.ok(
          plan.fixed - fixed === 0 || plan.fixed - fixed === 1,
          `${scenario.id} ${date}: ${plan.fixed}, lived ${fixed}`,
        );
        if (fixed > 0) compared++;
      }
    }
    t.ok(compared > 10);
  }
});

t.test('people touch their phones as they do elsewhere, and the plan is the same', async (t) => {
  const run = { seed: SEED, seeds: 1, devices: DEVICES };
  const counts = (scenario: Scenario) => planned(scenario, 108 * MS_PER_DAY, run).map((one) => one.counts);
  t.strictSame(counts(quiet('incident')), counts(shipped('incident')));
});

t.test('each seed is a world of its own, and the same wherever the row of seeds begins', async (t) => {
  const scenario = shipped('incident');
  const on_ms = 108 * MS_PER_DAY;
  const [five] = planned(scenario, on_ms, { seed: 1, seeds: 5, devices: 500 });
  const [three] = planned(scenario, on_ms, { seed: 3, seeds: 3, devices: 500 });
  t.strictSame(five?.counts.slice(2), three?.counts);
  t.ok(new Set(five?.counts.map(({ fixed }) => fixed)).size > 1);
});

t.test('cohorts without a fix are left out', async (t) => {
  const ids = planned(shipped('incident'), MS_PER_DAY, { seed: 1, seeds: 1, devices: 10 }).map(
    ({ cohort }) => cohort.id,
  );
  t.strictSame(ids, ['mispackaged']);
});
