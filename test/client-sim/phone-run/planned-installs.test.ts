import { plannedInstalls } from '@phonehome/client-sim';
import { createWorld, MS_PER_HOUR } from '@phonehome/shared';
import { clientState } from '@phonehome/variants';
import t from 'tap';
import { shippedScenario } from '../../shared/support.ts';
import { live, only, refuse, SEED, world } from './support.ts';

/** A phone that is off or restarting when it is to install an update has it this much later at most. */
const LATE_MS = 2 * MS_PER_HOUR;

/** The updates that a phone installs when it lives through its story. */
function lived(of: ReturnType<typeof world>, device: number) {
  const { truth, run } = live(of, device, () => refuse);
  const installs = only(truth, 'system_update').map(({ time_ms, happening }) => ({ time_ms, build: happening.build }));
  return { run, truth, installs };
}

t.test('phones install what was planned and when, whatever else they live through', async (t) => {
  for (const story of [world('incident'), createWorld(shippedScenario('staged-rollout'), clientState)]) {
    let failed = 0;
    let late = 0;
    for (let device = 0; device < 48; device++) {
      const { installs, switched_on_ms, cohort } = plannedInstalls(story, SEED, device);
      const { run, truth, installs: were } = lived(story, device);
      t.equal(run.switched_on_ms, switched_on_ms);
      t.equal(run.cohort, cohort);
      const planned = installs.filter(({ at_ms }) => at_ms < story.end_ms);
      t.strictSame(
        were.map(({ build }) => build),
        planned.map(({ update }) => update.build.id),
        `phone ${device} of ${story.scenario.id}`,
      );
      const waits = were.map(({ time_ms }, i) => time_ms - (planned[i]?.at_ms ?? Number.NaN));
      t.ok(waits.every((wait_ms) => wait_ms >= 0 && wait_ms < LATE_MS));
      late += waits.filter((wait_ms) => wait_ms > 0).length;
      failed += only(truth, 'update_failed').length;
    }
    if (story.scenario.id === 'staged-rollout') t.ok(failed > 0);
    t.ok(late < 5, `${late} were off at that moment`);
  }
});

t.test('a phone that failed for good installs nothing, and one that falls back never has the build', async (t) => {
  const of = world('fix-alone', (scenario) => {
    for (const update of scenario.updates) {
      update.failure = { share: 1, falls_back: 'other-slot' };
      update.uptake = { median_days: 1, never_share: 0 };
    }
  });
  t.strictSame(plannedInstalls(of, SEED, 0).installs, []);
  const { truth, run, installs } = lived(of, 0);
  t.strictSame(installs, []);
  t.equal(run.phone.build.id, 'ww-december');
  const boots = truth.flatMap(({ happening }) =>
    'build' in happening ? [`${happening.event} ${happening.build}`] : [],
  );
  const at = boots.indexOf('update_failed ww-february');
  t.strictSame(boots.slice(at + 1, at + 3), ['fell_back ww-december', 'boot_completed ww-december']);
  t.equal(only(truth, 'update_failed').length, 1, 'it is never tried again');
  const back = only(truth, 'fell_back')[0];
  const reports = only(truth, 'report').filter(({ time_ms }) => time_ms > (back?.time_ms ?? 0));
  t.ok(reports.length > 10, 'and leaks on');
});

t.test('an older update never replaces a newer one in the plan either', async (t) => {
  const of = world('fix-alone', (scenario) => {
    const [update] = scenario.updates;
    const [base] = Object.values(scenario.builds);
    if (!update || !base) throw new Error('the scenario has an update and builds');
    scenario.builds['ww-january'] = { ...base, fingerprint: 'phonehome/00WW/january', display_id: 'january' };
    const uptake = { median_days: 5, never_share: 0 };
    scenario.updates = [
      { ...update, id: 'january', to: 'ww-january', released: '2019-02-18', uptake },
      { ...update, id: 'february', to: 'ww-february', released: '2019-02-19', uptake },
    ];
  });
  let skipped = 0;
  for (let device = 0; device < 40; device += 2) {
    const { installs } = plannedInstalls(of, SEED, device);
    t.equal(installs.at(-1)?.update.build.id, 'ww-february', `phone ${device}`);
    if (installs.length === 1) skipped++;
  }
  t.ok(skipped > 3 && skipped < 17, `${skipped} of 20 were late with the older one`);
});
