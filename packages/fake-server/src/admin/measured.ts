import type { Decision } from '../record.ts';

/** What is measured. No label tells of a device, and none has more values than a policy has rules. */
export interface Metrics {
  decided(time_ms: number): void;
  /** A record is kept, and how long that took. */
  kept(decision: Decision, time_ms: number): void;
  notKept(): void;
  /** A connection was turned away, since there were too many. */
  turnedAway(): void;
  /** The text format of Prometheus. */
  text(): Promise<string>;
}

/** Measures nothing: for a server whose metrics nobody can ask for. */
export const unmeasured: Metrics = {
  decided: () => undefined,
  kept: () => undefined,
  notKept: () => undefined,
  turnedAway: () => undefined,
  text: async () => '',
};
