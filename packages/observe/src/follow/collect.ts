import { MS_PER_DAY } from '@phonehome/shared';
import { offsetSaid_ms } from './local-time.ts';
import { type Observer, TRAITS } from './observer.ts';
import { placeOf } from './place.ts';
import type { Profile, Token } from './profile.ts';
import { createSegments } from './segments.ts';
import { type ReadField, readerOf, type Sighting } from './sighting.ts';
import { createTokenTable, type Dummy } from './token-table.ts';
import { Trail } from './trail.ts';

/** What was sorted by its identifiers, before anything is linked. */
export interface Collected {
  readonly observer: Observer;
  readonly profiles: readonly Profile[];
  readonly reports: number;
  /** Reports without an identifier that could be joined with no others, so that each stands alone. */
  readonly lone: number;
  /** The same by the truth. */
  readonly lone_devices: ReadonlyMap<number, number>;
  /** Reports whose time no story can have. */
  readonly untimed: number;
  /** Reports that name no cell of the grid. */
  readonly unplaced: number;
  readonly dummies: ReadonlyMap<string, Dummy>;
  readonly from_ms: number;
  readonly until_ms: number;
}

export interface CollectOptions {
  readonly observer: Observer;
  /** When the times of the sightings begin, since 1970: a run's start; 0 for a server's own records. */
  readonly epoch_ms: number;
}

/** A story of more than so many days is an altered one; and the arithmetic stays exact. */
const DAYS_MAX = 100_000;
const ADDRESSES_MAX = 64;

/** Takes sightings one by one, in order of time, and keeps a compact state of each profile: never the reports. */
export function createCollector({ observer, epoch_ms }: CollectOptions): {
  see(sighting: Sighting, device?: number): void;
  collected(): Collected;
} {
  const readOf = readerOf(observer);
  const tokens = createTokenTable();
  const named = new Map<string, Profile>();
  const profiles: Profile[] = [];
  const lone_devices = new Map<number, number>();
  let [reports, lone, untimed, unplaced] = [0, 0, 0, 0];
  let [from_ms, until_ms] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];

  const create = (time_ms: number, of: readonly Token[], traits: string): Profile => {
    const profile: Profile = {
      index: profiles.length,
      tokens: of,
      traits,
      reports: 0,
      from_ms: time_ms,
      until_ms: time_ms,
      trail: new Trail(),
      offsets: null,
      addresses: null,
      devices: new Map(),
    };
    profiles.push(profile);
    return profile;
  };
  const segments = createSegments(create);

  const profileOf = (read: ReadField, time_ms: number, cell: number | null): Profile | null => {
    const of = tokens.tokensOf(read);
    const traits = TRAITS.map(read).join('\n');
    if (of.length === 0) return observer.joins_by_places && cell !== null ? segments.take(time_ms, cell, traits) : null;
    const key = of
      .map(({ id }) => id)
      .sort((a, b) => a - b)
      .join(' ');
    let profile = named.get(key);
    if (!profile) {
      profile = create(time_ms, of, traits);
      named.set(key, profile);
    }
    profile.traits = traits;
    return profile;
  };

  return {
    see(sighting, device) {
      const { time_ms, address } = sighting;
      if (!Number.isFinite(time_ms) || Math.abs(time_ms) > DAYS_MAX * MS_PER_DAY) {
        untimed++;
        return;
      }
      reports++;
      from_ms = Math.min(from_ms, time_ms);
      until_ms = Math.max(until_ms, time_ms);
      const read = readOf(sighting);
      const cell = placeOf(read);
      if (cell === null) unplaced++;
      const profile = profileOf(read, time_ms, cell);
      if (profile === null) {
        lone++;
        if (device !== undefined) lone_devices.set(device, (lone_devices.get(device) ?? 0) + 1);
        return;
      }
      profile.reports++;
      profile.from_ms = Math.min(profile.from_ms, time_ms);
      profile.until_ms = Math.max(profile.until_ms, time_ms);
      if (cell !== null) profile.trail.add(time_ms, cell);
      const offset_ms = offsetSaid_ms(read('REGDATE'), epoch_ms + time_ms);
      if (offset_ms !== null) {
        profile.offsets ??= new Map();
        profile.offsets.set(offset_ms, (profile.offsets.get(offset_ms) ?? 0) + 1);
      }
      if (observer.sees_addresses && address !== undefined) {
        profile.addresses ??= new Set();
        if (profile.addresses.size < ADDRESSES_MAX) profile.addresses.add(address);
      }
      if (device !== undefined) profile.devices.set(device, (profile.devices.get(device) ?? 0) + 1);
    },
    collected() {
      if (reports === 0) [from_ms, until_ms] = [0, 0];
      return {
        observer,
        profiles,
        reports,
        lone,
        lone_devices,
        untimed,
        unplaced,
        dummies: tokens.dummies,
        from_ms,
        until_ms,
      };
    },
  };
}
