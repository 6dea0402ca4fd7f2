import type { Owner } from './identifier.ts';
import type { Trail } from './trail.ts';

/** An identifier that was seen: its value as it is compared. */
export interface Token {
  readonly id: number;
  readonly kind: string;
  readonly owner: Owner;
  readonly value: string;
}

/** All reports that carry the same identifiers, or that one track of unnamed reports is made of: the unit of linking. */
export interface Profile {
  /** A running number: profiles are in the order in which they were first seen. */
  readonly index: number;
  readonly tokens: readonly Token[];
  /** Model, build and the like, as last seen. */
  traits: string;
  reports: number;
  from_ms: number;
  until_ms: number;
  /** The cells of its reports, as far as they name any. */
  readonly trail: Trail;
  /** How often which distance from UTC was said. */
  offsets: Map<number, number> | null;
  addresses: Set<string> | null;
  /** By the truth, where it is known: how many reports each phone sent. Nothing but the comparison looks at it. */
  readonly devices: Map<number, number>;
}

/** How the times of sightings become local time. */
export interface Clock {
  /** When they begin, in milliseconds since 1970: a run's start; 0 for a server's own records. */
  readonly epoch_ms: number;
  /** How far local time is ahead of UTC where no report says. */
  readonly utc_offset_ms: number;
}

/** What is added to a time to make it local time since 1970: by the offset that was said most often, else the given one. */
export function shiftOf(profiles: readonly Profile[], { epoch_ms, utc_offset_ms }: Clock): number {
  const counts = new Map<number, number>();
  for (const { offsets } of profiles)
    for (const [offset, count] of offsets ?? []) counts.set(offset, (counts.get(offset) ?? 0) + count);
  const [most] = [...counts].sort(([a, n], [b, m]) => m - n || a - b);
  return epoch_ms + (most?.[0] ?? utc_offset_ms);
}
