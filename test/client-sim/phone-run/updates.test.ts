import type { Scenario } from '@phonehome/shared';
import t from 'tap';
import { accept, live, only, refuse, reportIn, week, world } from './support.ts';

/** Two updates of the phones that get the fix, each installed so many days, by the median, after its release. */
function twoUpdates(scenario: Scenario, february: string, median_days: number): void {
  const [update] = scenario.updates;
  const [base] = Object.values(scenario.builds);
  if (!update || !base) throw new Error('the scenario has an update and builds');
  const uptake = { median_days, never_share: 0 };
  scenario.builds['ww-january'] = { ...base, fingerprint: 'phonehome/00WW/january', display_id: 'january' };
  scenario.updates = [
    { ...update, id: 'january', to: 'ww-january', released: '2019-02-18', uptake },
    { ...update, id: 'february', to: 'ww-february', released: february, uptake },
  ];
}

t.test('each update registers anew: one report for each build, all accepted', async (t) => {
  const { truth, exchanges } = live(world('incident'), 2, () => accept);
  const builds = only(truth, 'boot_completed').map(({ happening }) => happening.build);
  t.same([...new Set(builds)], ['cn-november', 'cn-december']);
  t.same(
    exchanges.map((exchange) => reportIn(exchange).SWVER),
    ['00CN_3_39B', '00CN_3_39B_SP01'],
  );
});

t.test('an update brings the client: from then on the phone reports', async (t) => {
  const { truth } = live(world('incident'), 0, () => refuse);
  const [update] = only(truth, 'system_update');
  const [first] = only(truth, 'report');
  t.equal(update?.happening.build, 'ww-december');
  t.ok((first?.time_ms ?? 0) > (update?.time_ms ?? 0));
});

t.test('no phone installs an update before its release', async (t) => {
  const of = world('incident');
  for (let device = 0; device < 10; device++) {
    const { truth, run } = live(of, device, () => accept);
    for (const { time_ms, happening } of only(truth, 'system_update')) {
      const released_ms = run.cohort.updates.find(({ build }) => build.id === happening.build)?.released_ms;
      t.ok(time_ms >= (released_ms ?? Number.POSITIVE_INFINITY), `phone ${device}: ${happening.build}`);
    }
  }
});

t.test('an older update never replaces a newer one', async (t) => {
  const late = world('fix-alone', (scenario) => {
    twoUpdates(scenario, '2019-02-19', 1);
  });
  for (let device = 0; device < 20; device += 2) {
    const { run } = live(late, device, () => refuse);
    t.equal(run.phone.build.id, 'ww-february', `phone ${device}`);
  }
});

t.test('of two updates that wait for the phone to be on, neither is lost', async (t) => {
  const AT_ONCE = 1e-9;
  const { run } = live(
    week((scenario) => twoUpdates(scenario, '2019-02-18', AT_ONCE)),
    0,
    () => refuse,
  );
  t.equal(run.phone.build.id, 'ww-february');
});

t.test('the share of phones that never install an update never does', async (t) => {
  const updated = (never_share: number): number => {
    const of = world('fix-alone', (scenario) => {
      scenario.end = '2019-02-20';
      scenario.updates = scenario.updates.map((update) => ({
        ...update,
        released: '2019-02-18',
        uptake: { median_days: 0.01, never_share },
      }));
    });
    const devices = Array.from({ length: 60 }, (_, i) => i).filter((i) => of.placeOf(i).cohort.id === 'with-fix');
    return (
      devices.filter((device) => only(live(of, device, () => refuse).truth, 'system_update').length > 0).length / 30
    );
  };
  t.equal(updated(0), 1);
  t.equal(updated(1), 0);
  const share = updated(0.5);
  t.ok(share > 0.25 && share < 0.75, `${share} of the phones`);
});

t.test('the client that an update removes forgets its success: one that comes back registers anew', async (t) => {
  const reportsWith = (january: 'absent' | 'on'): number => {
    const of = world('fix-alone', (scenario) => {
      twoUpdates(scenario, '2019-02-25', 0.1);
      // The 2014 client, for that of 2017 would register anew because of the build.
      for (const build of Object.values(scenario.builds)) {
        Object.assign(build, { family: 'phone-2014', regver: '1.0', client: 'on' });
      }
      Object.assign(scenario.builds['ww-january'] ?? {}, { client: january });
      for (const behaviour of Object.values(scenario.behaviours)) behaviour.wifi_share = 1;
    });
    const { exchanges, truth } = live(of, 0, () => accept);
    t.same(
      only(truth, 'system_update').map(({ happening }) => happening.build),
      ['ww-january', 'ww-february'],
    );
    return exchanges.length;
  };
  t.equal(reportsWith('on'), 1);
  t.equal(reportsWith('absent'), 2);
});

t.test('who switches a phone on after the release takes as long to install it, counted from then', async (t) => {
  const MINUTES = 60_000;
  const waits = (first_switch_on_hours: number): number[] => {
    const of = world('fix-alone', (scenario) => {
      twoUpdates(scenario, '2019-02-18', 2);
      scenario.updates.length = 1;
      for (const behaviour of Object.values(scenario.behaviours)) {
        Object.assign(behaviour, { first_switch_on_hours, reboots_per_week: 0 });
      }
    });
    return [0, 2, 4, 6, 8].map((device) => {
      const { run, truth } = live(of, device, () => refuse);
      return (only(truth, 'system_update')[0]?.time_ms ?? Number.NaN) - run.switched_on_ms;
    });
  };
  const [early, late] = [waits(0.001), waits(96)];
  early.forEach((wait_ms, i) => {
    const more_ms = (late[i] as number) - wait_ms;
    t.ok(Math.abs(more_ms) < 2 * MINUTES, `phone ${i}: ${wait_ms} ms, ${more_ms} ms more when switched on late`);
  });
});
