import type { TruthEntry } from '@phonehome/client-sim';
import type { RootCause, Scenario } from '@phonehome/shared';
import t, { type Test } from 'tap';
import { accept, type Life, live, type Observe, only, refuse, week, world } from './support.ts';

/** What a chain of causes may begin with for a root, or pass through. */
const evidence: Record<RootCause, readonly TruthEntry['happening']['event'][]> = {
  boot: ['boot_completed'],
  wake: ['screen_on'],
  unlock: ['user_present'],
  network: ['connectivity_change'],
  service: ['service_state'],
  alarm: ['alarm'],
  sim: ['sim_removed'],
  setting: ['data_sim_switched', 'volte_switched'],
  code: ['secret_code'],
};

/** The causes of an entry, from itself back to where the chain began. */
function chain({ truth }: Life, entry: TruthEntry): TruthEntry[] {
  const causes = [entry];
  for (let cause = entry.cause; cause !== null; ) {
    const earlier = truth[cause] as TruthEntry;
    causes.push(earlier);
    cause = earlier.cause;
  }
  return causes;
}

/** Holds every report of ten phones to its chain; gives how many reports have which root. */
function holdChains(t: Test, change: (scenario: Scenario) => void, observe: Observe): Map<RootCause, number> {
  const roots = new Map<RootCause, number>();
  for (let device = 0; device < 10; device++) {
    const life = live(week(change), device, observe);
    for (const entry of only(life.truth, 'report')) {
      const { root_cause } = entry.happening;
      const causes = chain(life, entry);
      roots.set(root_cause, (roots.get(root_cause) ?? 0) + 1);
      if (!causes.some(({ happening }) => evidence[root_cause].includes(happening.event))) {
        t.fail(`${root_cause}: ${causes.map(({ happening }) => happening.event).join(' <- ')}`);
      }
    }
  }
  return roots;
}

t.test('entries are numbered as they happen, in order of time, and a cause comes before what follows', async (t) => {
  const { truth } = live(week(), 0, () => refuse);
  t.ok(truth.length > 500, `${truth.length} entries`);
  truth.forEach(({ seq, time_ms, cause, device }, i) => {
    if (seq !== i || device !== 0) t.fail(`entry ${i} has number ${seq}`);
    if (time_ms < (truth[i - 1]?.time_ms ?? 0)) t.fail(`entry ${i} is earlier than the one before`);
    if (cause !== null && cause >= seq) t.fail(`entry ${i} follows from ${cause}`);
  });
});

t.test('as-reported: the chain of every report leads to boot, wake, unlock, a place or a journey', async (t) => {
  const everywhere = (scenario: Scenario): void => {
    for (const behaviour of Object.values(scenario.behaviours))
      Object.assign(behaviour, { trips_per_year: 60, trip_days: 1 });
  };
  const roots = holdChains(t, everywhere, () => refuse);
  for (const root of ['boot', 'wake', 'unlock', 'network', 'service'] as const) t.ok(roots.has(root), root);
});

t.test(
  'connectivity: the chain of every report leads to boot, wake (Wi-Fi that slept), a place or an alarm',
  async (t) => {
    const asleep = (scenario: Scenario): void => {
      scenario.triggers = 'connectivity';
      for (const behaviour of Object.values(scenario.behaviours)) behaviour.wifi_sleep = 'never';
    };
    const roots = holdChains(t, asleep, () => refuse);
    for (const root of ['boot', 'wake', 'network', 'alarm'] as const) t.ok(roots.has(root), root);
    t.notOk(roots.has('unlock'), 'an unlock asks for nothing');
  },
);

t.test('a report names the event of the client that led to it', async (t) => {
  const triggers = { wake: 'SCREEN_ON', unlock: 'USER_PRESENT', alarm: 'RETRY_ALARM' } as const;
  for (let device = 0; device < 10; device++) {
    for (const { happening } of only(live(week(), device, () => refuse).truth, 'report')) {
      const { root_cause, trigger } = happening;
      if (root_cause === 'wake' || root_cause === 'unlock' || root_cause === 'alarm') {
        if (trigger !== triggers[root_cause]) t.fail(`${root_cause} by ${trigger}`);
      }
    }
  }
  t.pass();
});

t.test('the outcome of a report follows from the report', async (t) => {
  const life = live(week(), 0, () => refuse);
  const replies = only(life.truth, 'reply');
  t.ok(replies.length > 100, `${replies.length} replies`);
  for (const { cause, time_ms, happening } of replies) {
    const report = life.truth[cause as number] as TruthEntry;
    t.has(report.happening, { event: 'report', exchange_id: happening.exchange_id });
    t.equal(time_ms - report.time_ms, 120);
  }
});

t.test('a refusal leads to repetition, an acceptance to exactly one report', async (t) => {
  for (let device = 0; device < 10; device++) {
    t.ok(live(week(), device, () => refuse).exchanges.length > 20, 'refused');
    t.equal(live(week(), device, () => accept).exchanges.length, 1, 'accepted');
  }
});

t.test('a phone without the client has a life, but no client: nothing sent, nothing held back', async (t) => {
  const { truth, run } = live(world('incident'), 1, () => refuse);
  t.equal(run.cohort.first_build.client, 'absent');
  t.ok(only(truth, 'screen_on').length > 500);
  t.same([...only(truth, 'report'), ...only(truth, 'held_back')], []);
});
