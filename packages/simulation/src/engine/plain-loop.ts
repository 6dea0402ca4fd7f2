import { advancePhoneRun, createPhoneRun, nextEventTime, type PhoneRun, type TruthEntry } from '@phonehome/client-sim';
import type { ExchangeRecord } from '@phonehome/fake-server';
import type { World } from '@phonehome/shared';
import { carry } from '../transport/carry.ts';
import type { Transport } from '../transport/transport.ts';

/** All that happened in a run, in order of time; what happens at the same time, in order of devices. */
export interface PlainRun {
  readonly truth: readonly TruthEntry[];
  readonly records: readonly ExchangeRecord[];
  readonly activations: readonly ExchangeRecord[];
}

/**
 * The obvious simulation, which the engine must equal: one queue over all phones, and whatever comes next happens next.
 * Keeps everything in memory. A reference for tests and the bench; nothing else uses it.
 */
export async function runPlainLoop(
  world: World,
  seed: number,
  devices: number,
  transport: Transport,
): Promise<PlainRun> {
  const truth: TruthEntry[] = [];
  const records: ExchangeRecord[] = [];
  const activations: ExchangeRecord[] = [];
  const queue: Due[] = [];
  for (let device = 0; device < devices; device++) enqueue(queue, createPhoneRun(world, seed, device));
  for (let due = queue.pop(); due && due.time_ms < world.end_ms; due = queue.pop()) {
    const life = advancePhoneRun(due.run, due.time_ms + 1, (entry) => void truth.push(entry));
    for (let step = life.next(); !step.done; ) step = life.next(await carry(transport, step.value));
    records.push(...transport.takeRecords());
    activations.push(...transport.takeActivations());
    enqueue(queue, due.run);
  }
  return { truth, records, activations };
}

/** When a phone is next in the queue. */
interface Due {
  readonly time_ms: number;
  readonly run: PhoneRun;
}

/** Puts a phone where its next event belongs. The queue has the latest first, so that the next one is at its end. */
function enqueue(queue: Due[], run: PhoneRun): void {
  const due: Due = { time_ms: nextEventTime(run), run };
  let from = 0;
  let to = queue.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (isBefore(due, queue[middle] as Due)) from = middle + 1;
    else to = middle;
  }
  queue.splice(from, 0, due);
}

function isBefore(a: Due, b: Due): boolean {
  return a.time_ms < b.time_ms || (a.time_ms === b.time_ms && a.run.device < b.run.device);
}
