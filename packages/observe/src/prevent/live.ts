import { createWorld, MS_PER_DAY, type Scenario } from '@phonehome/shared';
import {
  createFleet,
  createVirtualTransport,
  type ExchangeRecord,
  liveOn,
  refuseTooManyDevices,
  scenarioPolicy,
  type Witnessed,
} from '@phonehome/simulation';
import { clientState } from '@phonehome/variants';
import type { Affected } from './affected.ts';
import { WatchedPhone } from './phone.ts';
import { activationReading, readingOf, UNREADABLE, type Wire } from './sight.ts';
import { createTrackers, type Tracked, type TrackerName } from './trackers.ts';

/** A run as it was watched. */
export interface WatchedRun {
  /** How far they got who try to follow the affected phones. */
  readonly tracked: Readonly<Record<TrackerName, Tracked>>;
  readonly phones: readonly WatchedPhone[];
  readonly days: number;
  /** The messages of all phones. */
  readonly records: number;
}

/** Which phone sent something, and which card was then in its slot for data. */
interface Sender {
  readonly phone: WatchedPhone;
  readonly iccid: string;
}

/** Which run, and who can read what of it. */
export interface WatchOptions {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly devices: number;
  /** Which phones count as affected: those of the story without counter-measures. */
  readonly affected: Affected;
  readonly wire: Wire;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs a scenario in memory and keeps what each watcher learns. A pure function of its options.
 * @throws PhonehomeError INTERRUPTED when the signal is aborted
 */
export async function watchRun({ scenario, seed, devices, affected, wire, signal }: WatchOptions): Promise<WatchedRun> {
  const world = createWorld(scenario, clientState);
  refuseTooManyDevices(world, seed, devices);
  const fleet = createFleet(world, seed, { first_device: 0, devices });
  const phones = fleet.map((run) => new WatchedPhone(run, roleOf(affected, run.cohort.id)));
  const senders = new Map<string, Sender>();
  const transport = createVirtualTransport(scenarioPolicy(scenario, seed));
  const trackers = createTrackers(
    phones.filter(({ role }) => role === 'affected'),
    wire,
    world.epoch_ms,
  );
  let records = 0;
  const options = {
    world,
    transport,
    concurrency: 1,
    signal,
    witness: ({ happening, device, run }: Pick<Witnessed, 'happening' | 'device' | 'run'>) => {
      if (happening.event === 'report' || happening.event === 'activation') {
        const iccid = run.identity.sims[run.phone.data_slot - 1]?.iccid ?? '';
        senders.set(happening.exchange_id, { phone: phones[device] as WatchedPhone, iccid });
      }
      return false;
    },
  };
  for await (const window of liveOn(fleet, options)) {
    for (const record of window.records) {
      const { exchange_id, time_ms, report } = record;
      const sender = senders.get(exchange_id) as Sender;
      const { phone } = sender;
      takeReport(sender, record, wire);
      if (report && phone.role === 'affected') trackers.see(phone.device, exchange_id, time_ms, report);
    }
    for (const record of window.activations) takeActivation(senders.get(record.exchange_id) as Sender, record);
    records += window.records.length + window.activations.length;
    senders.clear();
  }
  return { tracked: trackers.tracked(), phones, days: Math.ceil(world.end_ms / MS_PER_DAY), records };
}

function roleOf({ cohorts, at_home }: Affected, cohort: string): WatchedPhone['role'] {
  return cohorts.has(cohort) ? 'affected' : at_home.has(cohort) ? 'at-home' : 'other';
}

/** A report reaches its recipient whole; who carries the packets reads it where it goes in clear text. */
function takeReport({ phone, iccid }: Sender, { time_ms, report, decision }: ExchangeRecord, wire: Wire): void {
  const day = Math.floor(time_ms / MS_PER_DAY);
  const read = readingOf(report ?? {});
  phone.seen.recipient.add(day, read);
  phone.seen.path.add(day, wire === 'tls' ? UNREADABLE : read);
  if (report) phone.check(report, iccid);
  if (decision.outcome === 'accepted') phone.accept(time_ms, valuesOf(read));
}

function takeActivation({ phone }: Sender, { time_ms, report, decision }: ExchangeRecord): void {
  const day = Math.floor(time_ms / MS_PER_DAY);
  const read = activationReading(report ?? {});
  phone.seen.maker.add(day, read);
  phone.seen.path.add(day, UNREADABLE);
  if (decision.outcome === 'accepted') phone.accept(time_ms, valuesOf(read));
}

function valuesOf({ handles }: ReturnType<typeof readingOf>): string[] {
  return handles.map(({ value }) => value);
}
