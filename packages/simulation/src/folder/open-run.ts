import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExchangeRecord } from '@phonehome/fake-server';
import { createWorld, loadScenario, type World } from '@phonehome/shared';
import { clientState, includes, regionNamed } from '@phonehome/variants';
import type { Verdict } from '../expectations/verdict.ts';
import { isTimelineEntry, type TimelineEntry } from '../explain/lines.ts';
import { runFiles } from './layout.ts';
import type { Manifest } from './manifest.ts';
import { parseLine, readManifest, refuseIfAltered, runLines, unreadable } from './read.ts';
import { isExchangeRecord, isPhoneLine, isVerdict, type PhoneLine } from './read-lines.ts';

/** A finished run, to be read in streams: nothing of it is held but what is asked for. */
export interface RunReading {
  readonly manifest: Manifest;
  readonly world: World;
  /** What came of the expectations of its scenario. */
  readonly verdicts: readonly Verdict[];
  /** The version of phonehome that made it; null if the folder does not say. */
  readonly version: string | null;
  /** What the server recorded, by time. */
  records(): AsyncGenerator<ExchangeRecord>;
  /** What the maker's server recorded; nothing in a run without such a server. */
  activations(): AsyncGenerator<ExchangeRecord>;
  /** What truly happened, by time; nothing in a run without a timeline. */
  timeline(): AsyncGenerator<TimelineEntry>;
  phones(): AsyncGenerator<PhoneLine>;
}

/** The country whose variant the China Telecom client is made for (dossier 5). */
const CLIENT_COUNTRY = 'CN';

/**
 * Opens the folder of a finished run.
 * @throws PhonehomeError RUN_UNREADABLE when it is none, or was altered: here, or from the streams at a damaged line
 */
export async function openRun(folder: string): Promise<RunReading> {
  const manifest = await readManifest(folder);
  await refuseIfAltered(folder, manifest);
  const path = join(folder, runFiles.scenario);
  const world = createWorld(loadScenario(await textOf(path), path), clientState);
  const lines = <T>(name: string, is: (value: unknown) => value is T): (() => AsyncGenerator<T>) =>
    async function* () {
      if (!(name in manifest.files)) return;
      for await (const line of runLines(folder, name)) yield parseLine(line, folder, name, is);
    };
  return {
    manifest,
    world,
    verdicts: await verdictsOf(join(folder, runFiles.result)),
    version: await versionOf(join(folder, runFiles.environment)),
    records: lines(runFiles.records, isExchangeRecord),
    activations: lines(runFiles.activations, isExchangeRecord),
    timeline: lines(runFiles.timeline, isTimelineEntry),
    phones: lines(runFiles.devices, isPhoneLine),
  };
}

/** Whether a build of this label is one that the China Telecom client is made for: of that country, and of no other. */
export function isClientRegion(region_label: string): boolean {
  const { countries } = regionNamed(region_label);
  return 'only' in countries && includes(countries, CLIENT_COUNTRY);
}

async function textOf(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => {
    throw unreadable(path, 'the file cannot be read', 'Make the run again');
  });
}

async function verdictsOf(path: string): Promise<Verdict[]> {
  const { verdicts } = await jsonOf(path);
  if (Array.isArray(verdicts) && verdicts.every(isVerdict)) return verdicts;
  throw unreadable(path, 'this is no result of a run', 'Make the run again');
}

/** It is not among the files that a manifest vouches for: without it, the version is not known. */
async function versionOf(path: string): Promise<string | null> {
  const { version } = await jsonOf(path).catch((): Record<string, unknown> => ({}));
  return typeof version === 'string' ? version : null;
}

async function jsonOf(path: string): Promise<Record<string, unknown>> {
  const text = await textOf(path);
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Falls through to the same refusal.
  }
  throw unreadable(path, 'this is no JSON document', 'Make the run again');
}
