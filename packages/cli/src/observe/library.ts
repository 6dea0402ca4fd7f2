import {
  createLeakFinder,
  type Destination,
  type Finding,
  findingsOf,
  type LedgerOptions,
  type LookAlike,
  lookAlikesOf,
} from '@phonehome/observe';
import { notesOf } from './observed.ts';
import { observeSource } from './source.ts';

/** How traffic is looked at. */
export interface ObserveOptions extends LedgerOptions {
  /** Give values whole. */
  readonly reveal?: boolean;
  /** Ends the reading with an error INTERRUPTED. */
  readonly signal?: AbortSignal;
}

/** What was found in traffic. */
export interface ObservedTraffic {
  readonly findings: readonly Finding[];
  readonly look_alikes: readonly LookAlike[];
  readonly destinations: readonly Destination[];
  readonly flow_count: number;
  /** What could not be read, or was left out, in words. */
  readonly notes: readonly string[];
}

/**
 * Identifiers of devices and people in a capture, a HAR, records, or the folder of a run or data set: what
 * `phonehome observe` finds, all of it in memory.
 * @throws PhonehomeError INPUT_UNREADABLE, INTERRUPTED
 */
export async function observe(source: string, options: ObserveOptions = {}): Promise<ObservedTraffic> {
  const { reveal = false, signal = new AbortController().signal, ...ledger } = options;
  const finder = createLeakFinder(ledger);
  const read = await observeSource(source, finder, { signal, onRead: () => undefined });
  const observation = finder.end();
  return {
    findings: [...findingsOf(observation, reveal)],
    look_alikes: [...lookAlikesOf(observation.look_alikes, reveal)],
    destinations: observation.destinations,
    flow_count: observation.flow_count,
    notes: notesOf({ file: source, source: read, observation, reveal }),
  };
}
