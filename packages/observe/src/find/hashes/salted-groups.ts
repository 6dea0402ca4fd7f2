import { NOWHERE } from '../../spill/spilled-values.ts';
import type { SeenDigest, SeenStore } from './hash-book.ts';
import { COMPARED } from './hashes.ts';

/** A digest that is not solved, with a salt beside it. */
export interface SaltedDigest<T> extends SeenDigest<T> {
  /** All that is there of it, in hexadecimal. */
  readonly digits: string;
  readonly salt: string;
  /** How often it is hashed, where its message says so. */
  readonly iterations: number | null;
  /** The address of the device that sent it. */
  readonly device: string;
}

/** A digest that is looked for, and where the last message that had it is kept. */
export interface WantedDigest {
  readonly digits: string;
  last: number;
  count: number;
}

/** All digests with one salt, which are looked up together. */
export interface SaltedGroup {
  readonly salt: string;
  readonly iterations: number | null;
  readonly devices: ReadonlySet<string>;
  wanted(): readonly WantedDigest[];
  /** How many begins are wanted: 0 where nothing is. */
  size(): number;
  /** Takes out those that a hash, in hexadecimal, is: it has all digits that are there of them. */
  take(hash: string): readonly WantedDigest[];
}

/** Digests by their salts, up to as many as are kept. */
export interface SaltedGroups<T> {
  /** Returns whether it was kept. */
  enter(one: SaltedDigest<T>): boolean;
  all(): readonly SaltedGroup[];
}

const SEEN_EACH_MAX = 50;

/**
 * No groups yet.
 * @param digests_max of all groups together
 */
export function createSaltedGroups<T>(store: SeenStore<T>, digests_max: number): SaltedGroups<T> {
  const groups = new Map<string, SaltedGroup & { devices: Set<string>; add(digits: string): WantedDigest | null }>();
  let count = 0;

  const createGroup = (salt: string, iterations: number | null) => {
    const by_begin = new Map<string, WantedDigest[]>();
    return {
      salt,
      iterations,
      devices: new Set<string>(),
      wanted: () => [...by_begin.values()].flat(),
      size: () => by_begin.size,
      take(hash: string) {
        const begin = hash.slice(0, COMPARED);
        const same = by_begin.get(begin);
        if (!same) return NOTHING;
        const taken = same.filter(({ digits }) => hash.startsWith(digits));
        const left = same.filter((one) => !taken.includes(one));
        if (left.length === 0) by_begin.delete(begin);
        else by_begin.set(begin, left);
        return taken;
      },
      add(digits: string) {
        const begin = digits.slice(0, COMPARED);
        const same = by_begin.get(begin) ?? [];
        const before = same.find((one) => one.digits === digits);
        if (before || count >= digests_max) return before ?? null;
        count++;
        const wanted = { digits, last: NOWHERE, count: 0 };
        by_begin.set(begin, [...same, wanted]);
        return wanted;
      },
    };
  };

  return {
    enter({ digits, salt, iterations, device, digest, context }) {
      const id = `${iterations ?? ''} ${salt}`;
      let group = groups.get(id);
      if (!group) {
        if (count >= digests_max) return false;
        group = createGroup(structuredClone(salt), iterations);
        groups.set(structuredClone(id), group);
      }
      // A copy: a piece of the message would keep all of the message in memory.
      const wanted = group.add(structuredClone(digits));
      if (!wanted) return false;
      if (!group.devices.has(device)) group.devices.add(structuredClone(device));
      if (wanted.count < SEEN_EACH_MAX) {
        wanted.last = store.keep({ digest, context }, wanted.last);
        wanted.count++;
      }
      return true;
    },
    all: () => [...groups.values()],
  };
}

const NOTHING: readonly WantedDigest[] = [];
