import type { OutcomeName } from '@phonehome/shared';
import type { OpenedRun, RunOutcome } from '@phonehome/simulation';
import { createDayCounter } from './day-counter.ts';
import { createDeviceCounter } from './device-counter.ts';
import { createFieldCounter } from './field-counter.ts';
import { fixesOf, leakyBuilds, updatesOf } from './fixes.ts';
import { createFlowCounter } from './flow-counter.ts';
import type { RunMeter } from './joined.ts';
import { createNameCounter } from './name-counter.ts';
import type { PhoneKept } from './phones.ts';
import type { MomentFacts, RecordRead, RunFacts } from './run-facts.ts';

/** How many rules and causes are told apart. */
const NAMES_MAX = 50;

/** Adds up a run as it is heard. What is held grows with the phones and days of a run, not with its records. */
export interface FactsMeter extends RunMeter {
  facts(activations: RunFacts['activations']): RunFacts;
}

/** A meter that has heard nothing. */
export function createFactsMeter(
  { manifest }: OpenedRun,
  { world, verdicts, version }: RunOutcome,
  phones: ReadonlyMap<number, PhoneKept>,
): FactsMeter {
  const { scenario } = world;
  const has_timeline = manifest.timeline !== 'none';
  const leaky = leakyBuilds(world);
  const isFix = fixesOf(world);
  const fields = createFieldCounter();
  const flows = createFlowCounter();
  const days = createDayCounter(world, has_timeline);
  const leaksOf = createDeviceCounter();
  const reportsOf = createDeviceCounter();
  const fixed = new Set<number>();
  const outcomes = createNameCounter(NAMES_MAX, JSON.stringify(['refused', 'other rules']));
  const causes = createNameCounter(NAMES_MAX, 'other causes');
  const sums = { reports: 0, accepted: 0, leaks: 0, undecoded: 0, readable: 0 };
  const moments = new Map<'first_report' | 'first_leak' | 'last_leak' | 'last_fix', MomentFacts>();
  let first: RecordRead | null = null;
  let firstLeak: RecordRead | null = null;
  const known = <T>(value: T): T | null => (has_timeline ? value : null);
  return {
    truth({ event, device, time_ms, build }) {
      if (event !== 'system_update' || !isFix(phones.get(device)?.cohort ?? '', build)) return;
      fixed.add(device);
      moments.set('last_fix', { time_ms, device });
    },
    record({ record, truth }) {
      const { time_ms, decision, report } = record;
      const is_accepted = decision.outcome === 'accepted';
      const phone = truth && (phones.get(truth.device) ?? { cohort: '', utc_offset_ms: 0 });
      const sender = truth && phone && { ...phone, device: truth.device, leak: leaky.has(truth.build) };
      sums.reports++;
      if (is_accepted) sums.accepted++;
      if (report === null) sums.undecoded++;
      else fields.count(report);
      if (report !== null && 'method' in record.request) sums.readable++;
      first ??= record;
      flows.count(record, sender);
      days.count(time_ms, is_accepted, sender);
      outcomes.add(JSON.stringify([decision.outcome, decision.policy_rule]));
      if (!truth || !sender) return;
      const moment = { time_ms, device: truth.device };
      causes.add(truth.root_cause ?? 'unknown');
      reportsOf.add(truth.device);
      if (!moments.has('first_report')) moments.set('first_report', moment);
      if (!sender.leak) return;
      sums.leaks++;
      leaksOf.add(truth.device);
      firstLeak ??= record;
      if (!moments.has('first_leak')) moments.set('first_leak', moment);
      moments.set('last_leak', moment);
    },
    facts: (activations) => ({
      scenario: { id: scenario.id, title: scenario.title, about: scenario.about, sha256: manifest.scenario.sha256 },
      seed: manifest.seed,
      devices: manifest.devices,
      record_version: manifest.record_version,
      version,
      has_timeline,
      epoch_ms: world.epoch_ms,
      end_ms: world.end_ms,
      start: scenario.start,
      end: scenario.end,
      days: days.days().length,
      phases: world.phases.map((phase, i) => ({ ...phase, from: scenario.phases[i]?.from ?? '' })),
      updates: updatesOf(world),
      cohorts: world.cohorts.map(({ id, title }) => {
        const isOfIt = (device: number): boolean => phones.get(device)?.cohort === id;
        const reports = reportsOf.of(isOfIt);
        return {
          id,
          title,
          phones: [...phones.keys()].filter(isOfIt).length,
          reports: known(reports.sum),
          leaks: known(leaksOf.of(isOfIt).sum),
          reporting_phones: known(reports.phones),
        };
      }),
      verdicts,
      assumed: scenario.remarks.filter(({ strength }) => strength === 'assumed').map(({ on, says }) => ({ on, says })),
      ...sums,
      leaks: known(sums.leaks),
      reporting_phones: known(reportsOf.phones()),
      leaking_phones: known(leaksOf.phones()),
      outcomes: outcomes.counts().map(([key, reports]) => {
        const [outcome, rule] = JSON.parse(key) as [OutcomeName, string];
        return { outcome, rule, reports };
      }),
      root_causes: causes
        .counts()
        .map(([cause, reports]) => ({ cause, reports }))
        .sort((a, b) => b.reports - a.reports),
      by_day: days.days(),
      by_hour: known(days.hours()),
      fields: fields.fields(),
      flows: flows.flows(),
      activations,
      first_report: moments.get('first_report') ?? null,
      first_leak: moments.get('first_leak') ?? null,
      last_leak: moments.get('last_leak') ?? null,
      last_fix: moments.get('last_fix') ?? null,
      fixed_phones: known(fixed.size),
      sample: firstLeak ?? first,
    }),
  };
}
