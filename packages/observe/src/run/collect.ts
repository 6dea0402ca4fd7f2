import { formatDate, MS_PER_DAY, MS_PER_HOUR, type OutcomeName, type World } from '@phonehome/shared';
import { fixUpdatesOf, isClientRegion, type RunReading } from '@phonehome/simulation';
import { createFieldCounter } from './field-counter.ts';
import { createFlowCounter, hostOf } from './flow-counter.ts';
import { joinedRecords } from './joined.ts';
import type { DayFacts, MomentFacts, RecordRead, RunFacts, TruthRead, UpdateFacts } from './run-facts.ts';

const HOURS = 24;

/**
 * Adds up a run in one pass over its files. What is held grows with the phones and days of a run, not with its records.
 * @throws PhonehomeError RUN_UNREADABLE at a damaged line
 */
export async function collectRunFacts(run: RunReading): Promise<RunFacts> {
  const { manifest, world, verdicts, version } = run;
  const { scenario } = world;
  const has_timeline = manifest.timeline !== 'none';
  const days = Math.ceil(world.end_ms / MS_PER_DAY);
  const phones = await phonesOf(run, world);
  const leaky = leakyBuilds(world);
  const fixes = fixBuilds(world);
  const [fields, flows] = [createFieldCounter(), createFlowCounter()];
  const by_day = Array.from({ length: days }, () => ({ accepted: 0, not_accepted: 0, phones: new Set<number>() }));
  const by_hour = Array.from({ length: HOURS }, () => 0);
  const outcomes = new Map<string, { outcome: OutcomeName; rule: string; reports: number }>();
  const causes = new Map<string, number>();
  const leaksOf = new Map<number, number>();
  const reportsOf = new Map<number, number>();
  const fixed = new Set<number>();
  let [reports, accepted, leaks, undecoded, readable] = [0, 0, 0, 0, 0];
  let first: RecordRead | null = null;
  let firstLeakRecord: RecordRead | null = null;
  let first_report: MomentFacts | null = null;
  let first_leak: MomentFacts | null = null;
  let last_leak: MomentFacts | null = null;
  let last_fix: MomentFacts | null = null;
  const onTruth = ({ event, device, time_ms, build }: TruthRead): void => {
    if (event !== 'system_update' || !fixes.has(`${phones.get(device)?.cohort} ${build}`)) return;
    fixed.add(device);
    last_fix = { time_ms, device };
  };
  for await (const { record, truth } of joinedRecords(run, onTruth)) {
    const { time_ms, decision, report } = record;
    const ok = decision.outcome === 'accepted';
    const sender = truth && {
      device: truth.device,
      cohort: phones.get(truth.device)?.cohort ?? '',
      leak: leaky.has(truth.build),
    };
    reports++;
    if (ok) accepted++;
    if (report === null) undecoded++;
    else {
      fields.count(report);
      if ('method' in record.request) readable++;
    }
    first ??= record;
    flows.count(record, sender);
    const key = `${decision.outcome} ${decision.policy_rule}`;
    const row = outcomes.get(key) ?? { outcome: decision.outcome, rule: decision.policy_rule, reports: 0 };
    row.reports++;
    outcomes.set(key, row);
    const day = by_day[Math.floor(time_ms / MS_PER_DAY)];
    if (day) {
      if (ok) day.accepted++;
      else day.not_accepted++;
      if (sender) day.phones.add(sender.device);
    }
    if (!truth || !sender) continue;
    const { device } = truth;
    first_report ??= { time_ms, device };
    reportsOf.set(device, (reportsOf.get(device) ?? 0) + 1);
    causes.set(truth.root_cause ?? 'unknown', (causes.get(truth.root_cause ?? 'unknown') ?? 0) + 1);
    const offset = phones.get(device)?.utc_offset_ms ?? 0;
    const hour = Math.floor(((((time_ms + offset) % MS_PER_DAY) + MS_PER_DAY) % MS_PER_DAY) / MS_PER_HOUR);
    by_hour[hour] = (by_hour[hour] ?? 0) + 1;
    if (!sender.leak) continue;
    leaks++;
    leaksOf.set(device, (leaksOf.get(device) ?? 0) + 1);
    firstLeakRecord ??= record;
    first_leak ??= { time_ms, device };
    last_leak = { time_ms, device };
  }
  const countIn = (counts: ReadonlyMap<number, number>, cohort: string): readonly [phones: number, sum: number] => {
    const of = [...counts].filter(([device]) => phones.get(device)?.cohort === cohort);
    return [of.length, of.reduce((sum, [, count]) => sum + count, 0)];
  };
  const known = <T>(value: T): T | null => (has_timeline ? value : null);
  return {
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
    days,
    phases: world.phases.map((phase, i) => ({ ...phase, from: scenario.phases[i]?.from ?? '' })),
    updates: updatesOf(world),
    cohorts: world.cohorts.map(({ id, title }) => ({
      id,
      title,
      phones: [...phones.values()].filter(({ cohort }) => cohort === id).length,
      reports: known(countIn(reportsOf, id)[1]),
      leaks: known(countIn(leaksOf, id)[1]),
      reporting_phones: known(countIn(reportsOf, id)[0]),
    })),
    verdicts,
    assumed: scenario.remarks.filter(({ strength }) => strength === 'assumed').map(({ on, says }) => ({ on, says })),
    reports,
    accepted,
    leaks: known(leaks),
    reporting_phones: known(reportsOf.size),
    leaking_phones: known(leaksOf.size),
    undecoded,
    readable,
    outcomes: [...outcomes.values()],
    root_causes: [...causes].map(([cause, count]) => ({ cause, reports: count })).sort((a, b) => b.reports - a.reports),
    by_day: by_day.map(
      (day, i): DayFacts => ({
        date: formatDate(world.epoch_ms / MS_PER_DAY + i),
        accepted: day.accepted,
        not_accepted: day.not_accepted,
        phones: known(day.phones.size),
      }),
    ),
    by_hour: known(by_hour),
    fields: fields.fields(),
    flows: flows.flows(),
    activations: await activationsOf(run),
    first_report,
    first_leak,
    last_leak,
    last_fix,
    fixed_phones: known(fixed.size),
    sample: firstLeakRecord ?? first,
  };
}

async function phonesOf(
  run: RunReading,
  world: World,
): Promise<Map<number, { readonly cohort: string; readonly utc_offset_ms: number }>> {
  const ids = new Map(world.cohorts.map(({ id }) => [id, id]));
  const phones = new Map<number, { cohort: string; utc_offset_ms: number }>();
  for await (const { device, cohort, utc_offset_ms } of run.phones()) {
    // The same text for all phones of a cohort, not one a line.
    phones.set(device, { cohort: ids.get(cohort) ?? cohort, utc_offset_ms });
  }
  return phones;
}

/** Builds that carry the client to phones of another region than its own. */
function leakyBuilds(world: World): ReadonlySet<string> {
  const builds = Object.entries(world.scenario.builds);
  return new Set(builds.filter(([, { region_label }]) => !isClientRegion(region_label)).map(([id]) => id));
}

/** Pairs of a cohort and a build that ends its leak. */
function fixBuilds(world: World): ReadonlySet<string> {
  return new Set(
    world.cohorts.flatMap((cohort) => fixUpdatesOf(cohort).map(({ build }) => `${cohort.id} ${build.id}`)),
  );
}

function updatesOf(world: World): UpdateFacts[] {
  const fixes = fixBuilds(world);
  return world.scenario.updates.map(({ id, released, to, brings_client = false, cohorts }) => ({
    id,
    released,
    to,
    brings_client,
    is_fix: cohorts.some((cohort) => fixes.has(`${cohort} ${to}`)),
    cohorts,
  }));
}

async function activationsOf(run: RunReading): Promise<RunFacts['activations']> {
  const hosts = new Set<string>();
  let [count, accepted] = [0, 0];
  for await (const record of run.activations()) {
    count++;
    if (record.decision.outcome === 'accepted') accepted++;
    const host = hostOf(record);
    if (host !== null && hosts.size < 20) hosts.add(host);
  }
  return { count, accepted, hosts: [...hosts] };
}
