import type { OutcomeName } from '@phonehome/shared';
import { Counter, Gauge, Registry } from 'prom-client';
import type { RecordStore, StoreState } from '../store/record-store.ts';
import type { Metrics } from './measured.ts';
import { createTally } from './tally.ts';

/** A rule is a label, and rules can be changed at run time: so many are told apart, the rest are `other`. */
const RULES_MAX = 100;
const OTHER_RULE = 'other';
const DECISION_BUCKETS_S = [0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05];
const APPEND_BUCKETS_S = [0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5];
const MS_PER_S = 1_000;

/** Metrics of one server. @param connections how many are open */
export function createMetrics(store: RecordStore, connections: () => number): Metrics {
  const registry = new Registry();
  const registers = [registry];
  /** How many requests each rule decided, by outcome. */
  const decided = new Map<string, Partial<Record<OutcomeName, number>>>();
  new Counter({
    name: 'phonehome_requests_total',
    help: 'Requests that were recorded, by what the server did and by which rule.',
    labelNames: ['outcome', 'rule'] as const,
    registers,
    collect() {
      this.reset();
      for (const [rule, outcomes] of decided) {
        for (const [outcome, count] of Object.entries(outcomes)) this.inc({ outcome, rule }, count);
      }
    },
  });
  const failures = new Counter({
    name: 'phonehome_store_failures_total',
    help: 'Records that could not be kept; their clients were refused.',
    registers,
  });
  const turned_away = new Counter({
    name: 'phonehome_connections_turned_away_total',
    help: 'Connections for which there was no room; nothing of them was read or recorded.',
    registers,
  });
  const decision = createTally(
    'phonehome_decision_duration_seconds',
    'Time to decode a request and decide on it.',
    DECISION_BUCKETS_S,
    registry,
  );
  const append = createTally(
    'phonehome_append_duration_seconds',
    'Time until a record was safe in the store.',
    APPEND_BUCKETS_S,
    registry,
  );
  const gauge = (name: string, help: string, value: () => number | Promise<number>): void => {
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        this.set(await value());
      },
    });
  };
  /** What is in the store, without holding up others until that is known. */
  const state = async (): Promise<StoreState> => {
    await store.ready();
    return store.state();
  };
  gauge('phonehome_connections', 'Connections that are open.', connections);
  gauge('phonehome_store_records', 'Records in the store.', async () => (await state()).records);
  gauge('phonehome_store_bytes', 'Bytes that the store takes.', async () => (await state()).bytes);
  const countOf = (rule: string): Partial<Record<OutcomeName, number>> => {
    const label = decided.has(rule) || decided.size < RULES_MAX ? rule : OTHER_RULE;
    const count = decided.get(label) ?? {};
    decided.set(label, count);
    return count;
  };
  return {
    decided: (time_ms) => decision.observe(time_ms / MS_PER_S),
    kept({ outcome, policy_rule }, time_ms) {
      append.observe(time_ms / MS_PER_S);
      const count = decided.get(policy_rule) ?? countOf(policy_rule);
      count[outcome] = (count[outcome] ?? 0) + 1;
    },
    notKept: () => failures.inc(),
    turnedAway: () => turned_away.inc(),
    text: () => registry.metrics(),
  };
}
