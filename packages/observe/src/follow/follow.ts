import type { ExchangeRecord } from '@phonehome/simulation';
import { createCollector } from './collect.ts';
import { type Followed, followedOf } from './followed.ts';
import { type FollowMeasures, type MeasureOptions, measuresOf } from './measures.ts';
import { type Observer, observers } from './observer.ts';
import { type Sighting, sightingOf } from './sighting.ts';
import type { FollowTruth } from './truth.ts';

export interface FollowOptions extends MeasureOptions {
  /** Who looks at the reports; default: the recipient, who reads all of them. */
  readonly observer?: Observer;
  /** When the times of the reports begin, since 1970: a scenario's start; default 0, as in records of `phonehome serve`. */
  readonly epoch_ms?: number;
  /** How far local time is ahead of UTC where no report says; default 0. */
  readonly utc_offset_ms?: number;
  /** What truly was, where it is known. Senders of exchanges may be added while the reports come. */
  readonly truth?: FollowTruth | null;
}

/** Follows phones through reports that come one by one, in order of time, in the memory of a compact state for each phone. */
export interface Follower {
  /** Takes a report, or a record of one; a record that could not be read tells nothing. */
  see(report: Sighting | ExchangeRecord): void;
  /** What is known by now. */
  followed(): Followed;
  /** The same in figures, held against the truth where there is one. */
  measures(): FollowMeasures;
}

export function createFollower({
  observer = observers.recipient,
  epoch_ms = 0,
  utc_offset_ms = 0,
  truth = null,
  ...measure
}: FollowOptions = {}): Follower {
  const collector = createCollector({ observer, epoch_ms });
  const followed = (): Followed => followedOf(collector.collected(), { epoch_ms, utc_offset_ms });
  return {
    see(report) {
      const sighting = 'fields' in report ? report : sightingOf(report);
      if (!sighting) return;
      const { exchange_id } = sighting;
      collector.see(sighting, exchange_id === undefined ? undefined : truth?.senders.get(exchange_id));
    },
    followed,
    measures: () => measuresOf(followed(), truth, measure),
  };
}

/** Follows phones through a stream of reports to its end, and measures what was learnt. */
export async function followReports(
  reports: Iterable<Sighting | ExchangeRecord> | AsyncIterable<Sighting | ExchangeRecord>,
  options: FollowOptions = {},
): Promise<FollowMeasures> {
  const follower = createFollower(options);
  for await (const report of reports) follower.see(report);
  return follower.measures();
}
