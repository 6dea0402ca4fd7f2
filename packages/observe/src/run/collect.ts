import { type OpenedRun, type ReplayOptions, readOutcome, replayActivations } from '@phonehome/simulation';
import { type CohortFigures, createLifeMeter } from '../evidence/lives.ts';
import type { ExampleFacts } from './example-facts.ts';
import { createExampleMeter } from './example-meter.ts';
import { createExampleReader } from './example-reader.ts';
import { createFactsMeter } from './facts-meter.ts';
import { hostOf } from './flow-counter.ts';
import { createFollowMeter, type FollowFacts } from './follow-meter.ts';
import { hearRun } from './joined.ts';
import { createPhonesMeter } from './phones.ts';
import type { RunFacts } from './run-facts.ts';

/** What reading a run gives. */
export interface RunRead {
  readonly facts: RunFacts;
  /** Figures of its affected phones, for claims to be held against; none without a timeline. */
  readonly lives: readonly CohortFigures[];
  /** A phone and a day in the middle; null if no phone is known to have sent a report. */
  readonly example: ExampleFacts | null;
  /** What the recipient could learn; null if it got no report. */
  readonly follow: FollowFacts | null;
}

const HOSTS_MAX = 20;

/**
 * Reads a run, from beginning to end: once to add it up, and once for what there is to tell of one phone.
 * @throws PhonehomeError RUN_UNREADABLE at a damaged line
 */
export async function readRun(
  run: OpenedRun,
  options: Omit<ReplayOptions, 'events' | 'exchanges'> = {},
): Promise<RunRead> {
  const outcome = await readOutcome(run);
  const { world } = outcome;
  const phones = createPhonesMeter(world);
  const facts = createFactsMeter(run, outcome, phones.phones);
  const lives = createLifeMeter(world, (device) => phones.phones.get(device)?.cohort);
  const examples = createExampleMeter(world, phones.phones);
  const follow = createFollowMeter(world);
  await hearRun(run, [phones, facts, lives, examples, follow], options);
  const chosen = examples.example();
  const reader = chosen && createExampleReader(world, chosen);
  if (reader) await hearRun(run, [reader], { ...options, events: reader.events, exchanges: reader.asksFor });
  const all = facts.facts(await activationsOf(run));
  return {
    facts: all,
    lives: all.has_timeline ? lives.figures() : [],
    example: reader && reader.facts(),
    follow: all.reports > all.undecoded ? follow.facts(chosen && chosen.device) : null,
  };
}

async function activationsOf(run: OpenedRun): Promise<RunFacts['activations']> {
  const hosts = new Set<string>();
  let [count, accepted] = [0, 0];
  for await (const record of replayActivations(run)) {
    count++;
    if (record.decision.outcome === 'accepted') accepted++;
    const host = hostOf(record);
    if (host !== null && hosts.size < HOSTS_MAX) hosts.add(host);
  }
  return { count, accepted, hosts: [...hosts] };
}
