import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { RecordStore } from '../store/record-store.ts';
import type { Metrics } from './measured.ts';

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
  const requests = new Counter({
    name: 'phonehome_requests_total',
    help: 'Requests that were recorded, by what the server did and by which rule.',
    labelNames: ['outcome', 'rule'] as const,
    registers,
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
  const decision = new Histogram({
    name: 'phonehome_decision_duration_seconds',
    help: 'Time to decode a request and decide on it.',
    buckets: DECISION_BUCKETS_S,
    registers,
  });
  const append = new Histogram({
    name: 'phonehome_append_duration_seconds',
    help: 'Time until a record was safe in the store.',
    buckets: APPEND_BUCKETS_S,
    registers,
  });
  const gauge = (name: string, help: string, value: () => number): void => {
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(value());
      },
    });
  };
  gauge('phonehome_connections', 'Connections that are open.', connections);
  gauge('phonehome_store_records', 'Records in the store.', () => store.state().records);
  gauge('phonehome_store_bytes', 'Bytes that the store takes.', () => store.state().bytes);
  const rules = new Set<string>();
  const label = (rule: string): string => {
    if (rules.has(rule)) return rule;
    if (rules.size >= RULES_MAX) return OTHER_RULE;
    rules.add(rule);
    return rule;
  };
  return {
    decided: (time_ms) => decision.observe(time_ms / MS_PER_S),
    kept({ decision: { outcome, policy_rule } }, time_ms) {
      append.observe(time_ms / MS_PER_S);
      requests.inc({ outcome, rule: label(policy_rule) });
    },
    notKept: () => failures.inc(),
    turnedAway: () => turned_away.inc(),
    text: () => registry.metrics(),
  };
}
