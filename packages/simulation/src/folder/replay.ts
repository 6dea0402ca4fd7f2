import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExchangeRecord } from '@phonehome/fake-server';
import { loadScenario, MS_PER_DAY, PhonehomeError, parseDate, type Scenario } from '@phonehome/shared';
import { clientState } from '@phonehome/variants';
import type { ProgressListener } from '../engine/progress.ts';
import { type DeviceEntry, isDeviceEntry, isTimelineEntry, type TimelineEntry } from '../explain/lines.ts';
import { runFiles } from './layout.ts';
import type { Manifest } from './manifest.ts';
import { parseLine, readManifest, refuseIfAltered, runLines, unreadable } from './read.ts';
import { isExchangeRecord } from './read-lines.ts';

/** A finished run that is to be read once more. */
export interface OpenedRun {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly scenario: Scenario;
  /** The scenario's start, since 1970. */
  readonly epoch_ms: number;
}

/** A phone of a run, as devices.ndjson has it. */
export interface RunDevice extends DeviceEntry {
  readonly person: number;
}

/** What a run folder holds: first the phones, then what happened and what the server kept. */
export type RunLine =
  | { readonly kind: 'device'; readonly entry: RunDevice }
  | { readonly kind: 'truth'; readonly entry: TimelineEntry }
  | { readonly kind: 'exchange'; readonly record: ExchangeRecord };

export interface ReplayOptions {
  /** Which events of the timeline are asked for; the others are passed over without being parsed. */
  readonly events: readonly string[];
  /** Which records are asked for, by their exchange: likewise. An event of an exchange comes before its record. Default: all. */
  readonly exchanges?: ((exchange_id: string) => boolean) | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ProgressListener | undefined;
}

/** How a line of records.ndjson begins: one that begins otherwise is parsed to see what it is. */
const RECORD_HEAD = /^\{"v":\d+,"exchange_id":"([^"\\]*)","time_ms":(\d+),/;

/** So many lines are read between two looks at the signal. */
const LINES_A_LOOK = 1_000;

/**
 * Opens a finished run.
 * @throws PhonehomeError RUN_UNREADABLE when the folder is no finished run, or was altered
 */
export async function openRun(folder: string): Promise<OpenedRun> {
  const manifest = await readManifest(folder);
  await refuseIfAltered(folder, manifest);
  const path = join(folder, runFiles.scenario);
  const text = await readFile(path, 'utf8').catch(() => {
    throw unreadable(path, 'the file cannot be read', 'Make the run again');
  });
  const scenario = loadScenario(text, path, clientState);
  return { folder, manifest, scenario, epoch_ms: (parseDate(scenario.start) as number) * MS_PER_DAY };
}

/**
 * Reads a run as it went: its phones, then the events that are asked for and the records of the server in order of time, an
 * event before a record of the same millisecond. A line is in memory at a time.
 * @throws PhonehomeError RUN_UNREADABLE for a damaged line, INTERRUPTED when the signal is aborted
 */
export async function* replayRun(run: OpenedRun, options: ReplayOptions): AsyncGenerator<RunLine, void, void> {
  const { folder, manifest } = run;
  const step = createStep(manifest, options);
  for await (const line of runLines(folder, runFiles.devices)) {
    step();
    yield { kind: 'device', entry: parseLine(line, folder, runFiles.devices, isRunDevice) };
  }
  const truth = manifest.timeline === 'none' ? null : eventsOf(folder, options.events, step);
  let event = await truth?.next();
  for await (const line of runLines(folder, runFiles.records)) {
    step(true);
    const head = options.exchanges && RECORD_HEAD.exec(line);
    const record = head ? null : parseLine(line, folder, runFiles.records, isExchangeRecord);
    const time_ms = record?.time_ms ?? Number(head?.[2]);
    while (truth && event && !event.done && event.value.time_ms <= time_ms) {
      yield { kind: 'truth', entry: event.value };
      event = await truth.next();
    }
    if (record) yield { kind: 'exchange', record };
    else if (options.exchanges?.(head?.[1] ?? ''))
      yield { kind: 'exchange', record: parseLine(line, folder, runFiles.records, isExchangeRecord) };
  }
  while (truth && event && !event.done) {
    yield { kind: 'truth', entry: event.value };
    event = await truth.next();
  }
}

async function* eventsOf(folder: string, events: readonly string[], step: () => void): AsyncGenerator<TimelineEntry> {
  // Within a text a quotation mark is escaped, so that no text can look like them.
  const asked = new RegExp(`"event":"(?:${events.join('|')})"`);
  for await (const line of runLines(folder, runFiles.timeline)) {
    step();
    if (asked.test(line)) yield parseLine(line, folder, runFiles.timeline, isTimelineEntry);
  }
}

/** Counts lines, tells how far it is, and stops when it is asked to. */
function createStep({ files }: Manifest, { signal, onProgress }: ReplayOptions): (is_record?: boolean) => void {
  const names = [runFiles.devices, runFiles.timeline, runFiles.records];
  const total = names.reduce((sum, name) => sum + (Number(files[name]?.lines) || 0), 0);
  let [done, records] = [0, 0];
  return (is_record = false) => {
    done++;
    if (is_record) records++;
    if (done % LINES_A_LOOK !== 0) return;
    if (signal?.aborted) throw new PhonehomeError('INTERRUPTED', [{ what: 'interrupted', remedy: 'Start it again' }]);
    onProgress?.({ stage: 'reading', done: Math.min(done, total), total, records });
  };
}

function isRunDevice(value: unknown): value is RunDevice {
  return isDeviceEntry(value) && Number.isSafeInteger((value as Partial<RunDevice>).person);
}
