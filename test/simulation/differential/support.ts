import {
  type Delay,
  loadScenario,
  type OccasionAct,
  type OutcomeName,
  occasionActs,
  outcomes,
  type PolicyRule,
  type Scenario,
} from '@phonehome/shared';
import fc from 'fast-check';
import { shipped, somePhoneLived } from '../support.ts';

const START_DAY = 3;
const DAYS_MAX = 4;

const date = (day: number): string => `2018-12-${String(START_DAY + day).padStart(2, '0')}`;

/** Of pieces of a byte or two, a long reply would have so many that some hundred replies of a story take gigabytes. */
const PIECES_MAX = 2_000;

function atMost(drip: NonNullable<PolicyRule['drip']>, body_bytes: number): NonNullable<PolicyRule['drip']> {
  return { ...drip, bytes: Math.max(drip.bytes, Math.ceil(body_bytes / PIECES_MAX)) };
}

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
    readonly swaps_to: string;
  }[];
  /** Each on some day, by everybody who can. */
  readonly occasions: readonly { readonly act: OccasionAct; readonly at: number }[];
  readonly updates: readonly {
    readonly to: string;
    readonly at: number;
    readonly median: number;
    readonly never: number;
    /** The middle one of three stages begins after so many days; null for an update that all get at once. */
    readonly stage_days: number | null;
    readonly failure: Scenario['updates'][number]['failure'] | null;
  }[];
  readonly rules: readonly {
    readonly primary_sim: 'china-telecom' | 'other' | null;
    readonly outcome: OutcomeName;
    readonly share: number;
    readonly delay_ms: Delay;
    readonly cut: NonNullable<PolicyRule['cut']>;
    readonly drip: PolicyRule['drip'] | null;
    readonly body_bytes: number | null;
    readonly connection: NonNullable<PolicyRule['connection']> | null;
  }[];
}

/** Every kind of build that the stories have: both generations, the maker's activation, other servers and switches. */
const builds: Scenario['builds'] = Object.fromEntries(
  (['incident', 'generation-2014', 'europe-as-intended', 'wrong-fixes'] as const).flatMap((story) =>
    Object.entries(shipped(story).builds).map(([id, build]) => [
      `${story}-${id}`,
      { ...build, fingerprint: `${build.fingerprint}/${story}` },
    ]),
  ),
);
const buildNames = Object.keys(builds);
const simNames = Object.keys(shipped('incident').sims);
const share = fc.constantFrom(0, 0.1, 0.5, 0.9, 1);
const rare = fc.constantFrom(0, 0, 1, 20);

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
    data_sim_switches_per_week: rare,
    volte_switches_per_week: rare,
    airplane_modes_per_week: rare,
    power_losses_per_week: rare,
    secondary_users_per_week: rare,
    sim_swaps_per_year: fc.constantFrom(0, 1, 50),
    clock_error_minutes: fc.constantFrom(0, 0, 90, -525_600),
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
      swaps_to: fc.constantFrom(...simNames),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  updates: fc.array(
    fc.record({
      to: fc.constantFrom(...buildNames),
      at: fc.integer({ min: 0, max: DAYS_MAX - 1 }),
      median: fc.constantFrom(0.01, 0.3, 2),
      never: share,
      stage_days: fc.constantFrom(null, null, 0.2, 0.7),
      failure: fc.option(
        fc.record({
          share: fc.constantFrom(0.3, 1),
          falls_back: fc.constant('other-slot' as const),
          first_boot: fc.constantFrom('boot-loader' as const, 'init' as const),
          retry_days: fc.constantFrom(1, 1.5),
        }),
      ),
    }),
    { maxLength: 3 },
  ),
  occasions: fc.array(
    fc.record({ act: fc.constantFrom(...occasionActs), at: fc.integer({ min: 0, max: DAYS_MAX - 1 }) }),
    { maxLength: 3 },
  ),
  rules: fc.array(
    fc.record({
      primary_sim: fc.constantFrom('china-telecom' as const, 'other' as const, null),
      outcome: fc.constantFrom(...outcomes),
      share: fc.constantFrom(0.3, 1),
      delay_ms: fc.oneof(
        fc.constantFrom<Delay>(0, 1, 120, 60_000, 600_000),
        fc.constantFrom<Delay>(
          { uniform: { min: 0, max: 60_000 } },
          { exponential: { mean: 20_000, max: 100_000 } },
          { lognormal: { median: 20_000, sigma: 1, max: 600_000 } },
          {
            quantiles: [
              { at: 0, delay: 5 },
              { at: 0.5, delay: 100 },
              { at: 1, delay: 90_000 },
            ],
          },
        ),
      ),
      cut: fc.record({
        share: fc.constantFrom(0, 0.5, 0.99),
        then: fc.constantFrom('reset' as const, 'close' as const, 'silence' as const),
      }),
      drip: fc.constantFrom(null, { bytes: 7, every_ms: 900 }, { bytes: 1, every_ms: 10_000 }),
      body_bytes: fc.constantFrom(null, 1, 70_000),
      connection: fc.constantFrom(null, 'close' as const, 'keep-alive' as const),
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
  scenario.builds = builds;
  const cohorts = scenario.cohorts.map(({ id }) => id);
  const switching = scenario.cohorts.filter(({ sims }) => sims.length > 1).map(({ id }) => id);
  scenario.occasions = draft.occasions
    .map(({ act, at }, i) => ({
      id: `occasion-${i}`,
      cohorts: act === 'switch_data_sim' ? switching : cohorts,
      act,
      on: date(Math.min(at, days - 1)),
    }))
    .filter(({ cohorts }) => cohorts.length > 0);
  const update = scenario.updates[0] as Scenario['updates'][number];
  scenario.updates = draft.updates.map(({ to, at, median, never, stage_days, failure }, i) => ({
    ...update,
    id: `update-${i}`,
    cohorts,
    to,
    released: date(Math.min(at, days - 1)),
    uptake: { median_days: median, never_share: never },
    ...(stage_days === null ? {} : { stages: stagesAfter(stage_days) }),
    ...(failure ? { failure } : {}),
    brings_client: i === 0,
  }));
  scenario.policy.rules = draft.rules.map(
    ({ primary_sim, outcome, share, delay_ms, cut, drip, body_bytes, connection }, i) => ({
      id: `rule-${i}`,
      when: i === draft.rules.length - 1 ? {} : { primary_sim: primary_sim ?? 'other', share },
      outcome,
      delay_ms,
      ...(outcome === 'refused' ? { result_code: '7', result_desc: 'Refused' } : {}),
      ...(outcome === 'error' ? { status: 503 } : {}),
      ...(outcome === 'redirect' ? { status: 307, location: '/elsewhere' } : {}),
      ...(outcome === 'partial' ? { cut } : {}),
      ...(drip && answers(outcome) ? { drip: atMost(drip, body_bytes ?? 0) } : {}),
      ...(connection && answers(outcome) ? { connection } : {}),
      ...(body_bytes && answers(outcome) && outcome !== 'redirect' ? { body_bytes } : {}),
    }),
  );
  return loadScenario(JSON.stringify(scenario), 'a story that fast-check made');
});

function answers(outcome: OutcomeName): boolean {
  return !['silent', 'reset', 'partial'].includes(outcome);
}

/** A roll-out that is halted before it has reached all phones. */
function stagesAfter(days: number): { share: number; after_days: number }[] {
  return [0.2, 0.6, 0.9].map((share, i) => ({ share, after_days: (i * days) / 2 }));
}

/** Root seeds, small and large. */
export const seeds: fc.Arbitrary<number> = fc.oneof(fc.nat({ max: 1000 }), fc.maxSafeNat());
