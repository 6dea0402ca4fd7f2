import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadScenario, MS_PER_DAY, PhonehomeError, parseDate, parseDateTime } from '@phonehome/shared';
import { clientState } from '@phonehome/variants';
import { runFiles } from '../folder/layout.ts';
import { parseLine, readManifest, refuseIfAltered, runLines, unreadable } from '../folder/read.ts';
import {
  type Decided,
  type DeviceEntry,
  isDecided,
  isDeviceEntry,
  isTimelineEntry,
  type TimelineEntry,
} from './lines.ts';

/** A decision of the activation client, with what led to it and what came of it. */
export interface Moment {
  /** From the root cause to the decision. */
  readonly chain: readonly TimelineEntry[];
  readonly decision: TimelineEntry;
  /** What the phone heard of its request. */
  readonly answer: TimelineEntry | null;
  /** What the server decided on the request, by which rule, and why. */
  readonly server: Decided['decision'] | null;
}

/** Why a phone sent or did not. */
export interface Explanation {
  readonly scenario: string;
  readonly device: number;
  readonly cohort: string;
  readonly first_build: string;
  readonly epoch_ms: number;
  readonly utc_offset_ms: number;
  /** How often each trigger led to a report, and each gate stopped one, by build. */
  readonly sums: readonly {
    readonly build: string;
    readonly what: string;
    readonly because: string;
    readonly count: number;
  }[];
  readonly moments: readonly Moment[];
}

/** Those of the China Telecom client, and those of the maker's own activation. */
const DECISIONS = new Set(['report', 'held_back', 'report_failed_offline', 'activation', 'activation_held_back']);
const ANSWERS = new Set(['reply', 'reply_timeout', 'connection_lost', 'activation_reply', 'activation_lost']);

/**
 * Explains a phone of a finished run from its timeline: at a time (the last decision up to then, else the first after
 * it), or over the whole run (its first report, the first use of each gate, its last decision).
 * @param at `YYYY-MM-DD[ HH:MM[:SS]]` in the phone's local time
 * @throws PhonehomeError RUN_UNREADABLE or USAGE
 */
export async function explainDevice(folder: string, device: number, at: string | null): Promise<Explanation> {
  const manifest = await readManifest(folder);
  if (manifest.timeline === 'none') {
    throw unreadable(folder, 'the run has no timeline', 'Make the run again without --timeline none');
  }
  if (device >= manifest.devices) {
    throw unreadable(folder, `there is no phone ${device}`, `Use a number from 0 to ${manifest.devices - 1}`);
  }
  await refuseIfAltered(folder, manifest);
  const path = join(folder, runFiles.scenario);
  const text = await readFile(path, 'utf8').catch(() => {
    throw unreadable(path, 'the file cannot be read', 'Make the run again');
  });
  const scenario = loadScenario(text, path, clientState);
  const epoch_ms = (parseDate(scenario.start) as number) * MS_PER_DAY;
  const phone = await findDevice(folder, device);
  const time_ms = at === null ? null : localTime(at, epoch_ms, phone.utc_offset_ms);
  const entries = await entriesOf(folder, device);
  const bySeq = new Map(entries.map((entry) => [entry.seq, entry]));
  const decisions = entries.filter(({ event }) => DECISIONS.has(event));
  const chosen = time_ms === null ? milestones(decisions) : decisionAt(decisions, time_ms);
  const exchanges = new Set(chosen.flatMap(({ exchange_id }) => exchange_id ?? []));
  const files = [runFiles.records, runFiles.activations].filter((name) => name in manifest.files);
  const records = await recordsOf(folder, files, exchanges);
  return {
    scenario: scenario.id,
    device,
    cohort: phone.cohort,
    first_build: phone.first_build,
    epoch_ms,
    utc_offset_ms: phone.utc_offset_ms,
    sums: sumUp(decisions),
    moments: chosen.map((decision) => ({
      chain: chainTo(decision, bySeq),
      decision,
      answer: entries.find(({ event, cause }) => cause === decision.seq && ANSWERS.has(event)) ?? null,
      server: records.get(decision.exchange_id ?? '')?.decision ?? null,
    })),
  };
}

function localTime(at: string, epoch_ms: number, utc_offset_ms: number): number {
  const local_ms = parseDateTime(at);
  if (local_ms === null) {
    const what = `${JSON.stringify(at)} is no time`;
    const remedy = 'Write one such as "2019-01-15 08:30" (local time of the phone)';
    throw new PhonehomeError('USAGE', [{ field: '--at', what, remedy }]);
  }
  return local_ms - utc_offset_ms - epoch_ms;
}

async function findDevice(folder: string, device: number): Promise<DeviceEntry> {
  for await (const line of runLines(folder, runFiles.devices)) {
    const entry = parseLine(line, folder, runFiles.devices, isDeviceEntry);
    if (entry.device === device) return entry;
  }
  throw unreadable(join(folder, runFiles.devices), `phone ${device} is missing`, 'Make the run again');
}

async function entriesOf(folder: string, device: number): Promise<TimelineEntry[]> {
  const entries: TimelineEntry[] = [];
  for await (const line of runLines(folder, runFiles.timeline)) {
    if (line.startsWith(`{"device":${device},`))
      entries.push(parseLine(line, folder, runFiles.timeline, isTimelineEntry));
  }
  return entries;
}

async function recordsOf(
  folder: string,
  files: readonly string[],
  exchanges: ReadonlySet<string>,
): Promise<Map<string, Decided>> {
  const records = new Map<string, Decided>();
  for (const file of files) {
    if (records.size === exchanges.size) break;
    for await (const line of runLines(folder, file)) {
      const id = /^\{"v":\d+,"exchange_id":"([0-9a-f]+)"/.exec(line)?.[1] ?? '';
      if (exchanges.has(id)) records.set(id, parseLine(line, folder, file, isDecided));
      if (records.size === exchanges.size) break;
    }
  }
  return records;
}

function decisionAt(decisions: readonly TimelineEntry[], time_ms: number): TimelineEntry[] {
  const chosen = decisions.findLast((entry) => entry.time_ms <= time_ms) ?? decisions[0];
  return chosen ? [chosen] : [];
}

/** The first report, the first use of each gate, and the last decision, in order of time. */
function milestones(decisions: readonly TimelineEntry[]): TimelineEntry[] {
  const first = new Map<string, TimelineEntry>();
  for (const entry of decisions) {
    const kind = entry.gate ?? entry.event;
    if (!first.has(kind)) first.set(kind, entry);
  }
  const last = decisions.at(-1);
  return [...new Set([...first.values(), ...(last ? [last] : [])])].sort((a, b) => a.seq - b.seq);
}

function chainTo(decision: TimelineEntry, bySeq: ReadonlyMap<number, TimelineEntry>): TimelineEntry[] {
  const chain: TimelineEntry[] = [];
  let from = decision;
  for (let entry = causeOf(from, bySeq); entry; entry = causeOf(from, bySeq)) {
    from = entry;
    chain.unshift(entry);
    // Before the retry alarm lies the failed request that set it, and so on: one link is enough to see why.
    if (DECISIONS.has(entry.event)) break;
  }
  return chain;
}

/** The entry that another followed from. A cause comes before its effect, also in a file that somebody has altered. */
function causeOf({ cause, seq }: TimelineEntry, bySeq: ReadonlyMap<number, TimelineEntry>): TimelineEntry | undefined {
  return cause !== null && cause < seq ? bySeq.get(cause) : undefined;
}

function sumUp(decisions: readonly TimelineEntry[]): Explanation['sums'] {
  const sums = new Map<string, { build: string; what: string; because: string; count: number }>();
  for (const { build, event, gate, root_cause } of decisions) {
    const because = gate ?? root_cause ?? '';
    const key = `${build} ${event} ${because}`;
    const sum = sums.get(key) ?? { build, what: event, because, count: 0 };
    sum.count++;
    sums.set(key, sum);
  }
  return [...sums.values()];
}
