import t from 'tap';
import { brief, happenings, type Story, tell } from '../support.ts';

const DEVICES = 20;
const MISPACKAGED = 8;

/** Slow enough that, at the end, some phones have the fix and some do not. */
const halfWay = (fix: 'switch' | 'remove') =>
  brief('incident', (scenario) => {
    scenario.fix = fix;
    for (const update of scenario.updates) if (update.id === 'february-fix') update.uptake.median_days = 2;
  });

/** When each phone that installed the fix did so, by its index. */
function installationsOf(story: Story): Map<number, number> {
  const updates = happenings(story, 'system_update').filter(({ build }) => build === 'ww-february');
  return new Map(updates.map(({ device, time_ms }) => [device, time_ms]));
}

t.test('the February fix', async (t) => {
  const switched = await tell(halfWay('switch'), { devices: DEVICES });
  const fixed_ms = installationsOf(switched);
  const leaks = switched.reports.filter(({ cohort }) => cohort === 'mispackaged');
  t.ok(fixed_ms.size > 0 && fixed_ms.size < MISPACKAGED, `${fixed_ms.size} of ${MISPACKAGED} phones have installed it`);

  t.test('a phone that has installed it sends nothing more', async (t) => {
    t.same(
      leaks.filter(({ device, time_ms }) => time_ms >= (fixed_ms.get(device) ?? Number.POSITIVE_INFINITY)),
      [],
    );
    const before = new Set(leaks.map(({ device }) => device));
    t.same(
      [...fixed_ms.keys()].filter((device) => !before.has(device)),
      [],
      'until then, each of them did',
    );
  });

  t.test('a phone that has not installed it goes on to the end', async (t) => {
    const last_day_ms = 6 * 24 * 3_600_000;
    const toTheEnd = new Set(leaks.filter(({ time_ms }) => time_ms >= last_day_ms).map(({ device }) => device));
    const unfixed = new Set(
      switched.truth
        .map(({ run }) => run)
        .filter(({ device, cohort }) => cohort.id === 'mispackaged' && !fixed_ms.has(device))
        .map(({ device }) => device),
    );
    t.equal(unfixed.size, MISPACKAGED - fixed_ms.size);
    t.same(
      [...unfixed].filter((device) => !toTheEnd.has(device)),
      [],
    );
  });

  t.test('switching the client off and removing it give the same traffic', async (t) => {
    const removed = await tell(halfWay('remove'), { devices: DEVICES });
    t.ok(removed.records.length > 100, 'there is traffic');
    t.same(removed.records, switched.records);

    t.test('but only a client that is switched off is there to be held back', async (t) => {
      const heldBack = (story: Story) => happenings(story, 'held_back').filter(({ build }) => build === 'ww-february');
      const gates = heldBack(switched).map(({ happening }) => (happening.event === 'held_back' ? happening.gate : ''));
      t.same([...new Set(gates)], ['master-switch-off']);
      t.equal(heldBack(removed).length, 0);
    });
  });
});
