import type { RunReading } from '@phonehome/simulation';
import { type CohortFigures, createLifeMeter } from '../evidence/lives.ts';
import type { ExampleFacts } from './example-facts.ts';
import { createExampleMeter } from './example-meter.ts';
import { createFactsMeter } from './facts-meter.ts';
import { hostOf } from './flow-counter.ts';
import { joinedRecords } from './joined.ts';
import { phonesOf } from './phones.ts';
import { readExample } from './read-example.ts';
import type { RunFacts } from './run-facts.ts';

/** What reading a run gives. */
export interface RunRead {
  readonly facts: RunFacts;
  /** Figures of its affected phones, for claims to be held against. */
  readonly lives: readonly CohortFigures[];
  /** A phone and a day in the middle; null if no phone is known to have sent a report. */
  readonly example: ExampleFacts | null;
}

/** How many of the records have been read. */
export type ReadListener = (done: number, total: number) => void;

const TELL_EVERY = 10_000;
const HOSTS_MAX = 20;

/**
 * Reads a run, from beginning to end: once to add it up, and once for what there is to tell of one phone.
 * @throws PhonehomeError RUN_UNREADABLE at a damaged line
 */
export async function readRun(run: RunReading, onRead: ReadListener = () => undefined): Promise<RunRead> {
  const phones = await phonesOf(run);
  const facts = createFactsMeter(run, phones);
  const lives = createLifeMeter(run.world, (device) => phones.get(device)?.cohort);
  const examples = createExampleMeter(run.world, phones);
  const meters = [facts, lives, examples];
  let done = 0;
  const joined = joinedRecords(run, (entry) => {
    for (const meter of meters) meter.truth(entry);
  });
  for await (const one of joined) {
    for (const meter of meters) meter.record(one);
    if (++done % TELL_EVERY === 0) onRead(done, run.manifest.counts.records);
  }
  const has_timeline = run.manifest.timeline !== 'none';
  const example = examples.example();
  return {
    facts: facts.facts(await activationsOf(run)),
    lives: has_timeline ? lives.figures() : [],
    example: example && (await readExample(run, example, phones.get(example.device))),
  };
}

async function activationsOf(run: RunReading): Promise<RunFacts['activations']> {
  const hosts = new Set<string>();
  let [count, accepted] = [0, 0];
  for await (const record of run.activations()) {
    count++;
    if (record.decision.outcome === 'accepted') accepted++;
    const host = hostOf(record);
    if (host !== null && hosts.size < HOSTS_MAX) hosts.add(host);
  }
  return { count, accepted, hosts: [...hosts] };
}
