import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExchangeRecord } from '@phonehome/fake-server';
import { createWorld, type World } from '@phonehome/shared';
import { clientState } from '@phonehome/variants';
import type { Verdict } from '../expectations/verdict.ts';
import { runFiles } from './layout.ts';
import { parseLine, runLines, unreadable } from './read.ts';
import { isExchangeRecord, isVerdict } from './read-lines.ts';
import type { OpenedRun } from './replay.ts';

/** What a finished run says beside its lines. */
export interface RunOutcome {
  readonly world: World;
  /** What came of the expectations of its scenario. */
  readonly verdicts: readonly Verdict[];
  /** The version of phonehome that made it; null if the folder does not say. */
  readonly version: string | null;
}

/**
 * Reads what came of a run.
 * @throws PhonehomeError RUN_UNREADABLE when its result is damaged
 */
export async function readOutcome({ folder, scenario }: OpenedRun): Promise<RunOutcome> {
  return {
    world: createWorld(scenario, clientState),
    verdicts: await verdictsOf(join(folder, runFiles.result)),
    version: await versionOf(join(folder, runFiles.environment)),
  };
}

/** What the maker's server recorded; nothing in a run without such a server. */
export async function* replayActivations({ folder, manifest }: OpenedRun): AsyncGenerator<ExchangeRecord> {
  if (!(runFiles.activations in manifest.files)) return;
  for await (const line of runLines(folder, runFiles.activations)) {
    yield parseLine(line, folder, runFiles.activations, isExchangeRecord);
  }
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
  const text = await readFile(path, 'utf8').catch(() => {
    throw unreadable(path, 'the file cannot be read', 'Make the run again');
  });
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Falls through to the same refusal.
  }
  throw unreadable(path, 'this is no JSON document', 'Make the run again');
}
