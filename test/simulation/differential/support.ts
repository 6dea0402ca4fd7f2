import { loadScenario, type Scenario } from '@phonehome/shared';
import fc from 'fast-check';
import { shipped, somePhoneLived } from '../support.ts';

const START_DAY = 3;
const DAYS_MAX = 4;

const date = (day: number): string => `2018-12-${String(START_DAY + day).padStart(2, '0')}`;

/** What varies between the stories of the differential tests. */
interface Draft {
  readonly days: number;
  readonly phase_at: number;
  readonly triggers: Scenario['triggers'];
  readonly location: Scenario['location'];
  readonly fix: 'switch' | 'remove';
  readonly reply_timeout_ms: number;
  readonly behaviour: Partial<Scenario['behaviours'][string]>;
  readonly wakes: number;
  readonly cohorts: readonly {
    readonly weight: number;
    readonly model: 'nokia-7-plus' | 'nokia-7-plus-dual';
    readonly build: string;
    readonly origin: 'factory' | 'update';
    readonly sims: readonly string[];
    readonly utc_offset: string;
  }[];
  readonly updates: readonly {
    readonly to: string;
    readonly at: number;
    readonly median: number;
    readonly never: number;
  }[];
  readonly rules: readonly {
    readonly primary_sim: 'china-telecom' | 'other' | null;
    readonly outcome: string;
    readonly delay_ms: number;
  }[];
}

const buildNames = Object.keys(shipped('incident').builds);
const simNames = Object.keys(shipped('incident').sims);
const share = fc.constantFrom(0, 0.1, 0.5, 0.9, 1);

const drafts: fc.Arbitrary<Draft> = fc.record({
  days: fc.integer({ min: 1, max: DAYS_MAX }),
  phase_at: fc.integer({ min: 1, max: DAYS_MAX }),
  triggers: fc.constantFrom('as-reported' as const, 'connectivity' as const),
  location: fc.constantFrom('cell' as const, 'cell+gps' as const),
  fix: fc.constantFrom('switch' as const, 'remove' as const),
  reply_timeout_ms: fc.constantFrom(1, 100, 30_000, 3_600_000),
  behaviour: fc.record({
    unlock_share: share,
    wifi_share: share,
    wifi_sleep: fc.constantFrom('always' as const, 'never' as const),
    mobile_data: fc.boolean(),
    reboots_per_week: fc.constantFrom(0, 0.6, 20, 50),
    trips_per_year: fc.constantFrom(0, 2, 100),
    trip_days: fc.integer({ min: 1, max: 5 }),
  }),
  wakes: fc.constantFrom(1, 20, 50, 200),
  cohorts: fc.array(
    fc.record({
      weight: fc.integer({ min: 1, max: 3 }),
      model: fc.constantFrom('nokia-7-plus' as const, 'nokia-7-plus-dual' as const),
      build: fc.constantFrom(...buildNames),
      origin: fc.constantFrom('factory' as const, 'update' as const),
      sims: fc.array(fc.constantFrom(...simNames), { minLength: 1, maxLength: 2 }),
      utc_offset: fc.constantFrom('+00:00', '+01:00', '+08:00', '-11:30', '+14:00'),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  updates: fc.array(
    fc.record({
      to: fc.constantFrom(...buildNames),
      at: fc.integer({ min: 0, max: DAYS_MAX - 1 }),
      median: fc.constantFrom(0.01, 0.3, 2),
      never: share,
    }),
    { maxLength: 3 },
  ),
  rules: fc.array(
    fc.record({
      primary_sim: fc.constantFrom('china-telecom' as const, 'other' as const, null),
      outcome: fc.constantFrom('accepted', 'refused', 'silent'),
      delay_ms: fc.constantFrom(0, 1, 120, 60_000, 600_000),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});

/** Small stories of all kinds, each checked as a file is. */
export const scenarios: fc.Arbitrary<Scenario> = drafts.map((draft) => {
  const scenario = shipped('incident');
  const { days, phase_at, triggers, location, fix, reply_timeout_ms } = draft;
  Object.assign(scenario, { triggers, location, fix, reply_timeout_ms, start: date(0), end: date(days), remarks: [] });
  scenario.expect = [somePhoneLived];
  scenario.phases = [{ id: 'first', title: 'the first phase', from: date(0) }];
  if (phase_at < days) scenario.phases.push({ id: 'second', title: 'the second phase', from: date(phase_at) });
  const everyday = Object.values(scenario.behaviours)[0] as Scenario['behaviours'][string];
  const wakes_per_day = { ...everyday.wakes_per_day, median: draft.wakes };
  scenario.behaviours = { everyday: { ...everyday, ...draft.behaviour, wakes_per_day } };
  const cohort = scenario.cohorts[0] as Scenario['cohorts'][number];
  scenario.cohorts = draft.cohorts.map((changes, i) => ({
    ...cohort,
    ...changes,
    id: `cohort-${i}`,
    sims: changes.sims.slice(0, changes.model === 'nokia-7-plus' ? 1 : 2),
    behaviour: 'everyday',
  }));
  const update = scenario.updates[0] as Scenario['updates'][number];
  scenario.updates = draft.updates.map(({ to, at, median, never }, i) => ({
    ...update,
    id: `update-${i}`,
    cohorts: scenario.cohorts.map(({ id }) => id),
    to,
    released: date(Math.min(at, days - 1)),
    uptake: { median_days: median, never_share: never },
    brings_client: i === 0,
  }));
  scenario.policy.rules = draft.rules.map(({ primary_sim, outcome, delay_ms }, i) => ({
    id: `rule-${i}`,
    when: i === draft.rules.length - 1 ? {} : { primary_sim: primary_sim ?? 'other' },
    outcome: outcome as 'accepted',
    delay_ms,
    ...(outcome === 'refused' ? { result_code: '7', result_desc: 'Refused' } : {}),
  }));
  return loadScenario(JSON.stringify(scenario), 'a story that fast-check made');
});

/** Root seeds, small and large. */
export const seeds: fc.Arbitrary<number> = fc.oneof(fc.nat({ max: 1000 }), fc.maxSafeNat());
