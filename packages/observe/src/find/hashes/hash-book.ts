import { NOWHERE } from '../../spill/spilled-values.ts';
import type { LeakKind } from '../kinds.ts';
import type { Digest } from '../look.ts';
import { createDigestTable } from './digest-table.ts';
import { type HashForm, hashesOf } from './hashes.ts';

/** A value that is known, and the address of a device that sent it: empty where its owner has given it. */
export interface Identifier {
  readonly kind: LeakKind;
  readonly value: string;
  readonly device: string;
}

/** A digest that turned out to be that of an identifier. */
export interface Solved {
  readonly kind: LeakKind;
  readonly value: string;
  readonly form: HashForm;
}

/** Something that was seen, with whatever its user wants to know of it later. */
export interface SeenDigest<T> {
  readonly digest: Digest;
  readonly context: T;
}

/** Where what was seen is kept until somebody asks: `before` is what was kept of the same digest before it. */
export interface SeenStore<T> {
  keep(seen: SeenDigest<T>, before: number): number;
  /** All of a chain, the first first. */
  chain(last: number): readonly SeenDigest<T>[];
}

/** Digests, hashed identifiers and what was seen before they were known: each within bounds. */
export interface HashBook<T> {
  /** An identifier is now known: what was seen of it before. */
  learn(kind: LeakKind, value: string, device?: string): readonly (Solved & SeenDigest<T>)[];
  /** A digest is seen: whose it is, if that is known; else it is kept in mind. */
  solve(digest: Digest, context: T): Solved | null;
  /** Whether it is that of an identifier that is known by now. */
  isSolved(digest: string): boolean;
  /** Those that are known, in the order in which they were learnt. */
  identifiers(): readonly Identifier[];
  /** How many identifiers were too many to be learnt. */
  unlearnt(): number;
}

const LEARNT_MAX = 20_000;
const SEEN_MAX = 20_000;
const SEEN_EACH_MAX = 50;

/** An empty book. */
export function createHashBook<T>(store: SeenStore<T>): HashBook<T> {
  const learnt = new Set<string>();
  const identifiers: Identifier[] = [];
  const devices = new Map<string, string>();
  const digests = createDigestTable();
  const seen = new Map<string, { last: number; count: number }>();
  let unlearnt = 0;

  /** Of several identifiers with the same hash the one that was learnt last. The table only says which it may be. */
  const solutionOf = (digest: string): Solved | null => {
    for (const number of digests.numbersOf(digest).sort((a, b) => b - a)) {
      const { kind, value } = identifiers[number] as (typeof identifiers)[number];
      const form = hashesOf(kind, value).findLast((one) => one.digest === digest);
      if (form) return { kind, value, form };
    }
    return null;
  };

  /** A copy, of which all that a device sent have the same one. */
  const ownDevice = (device: string): string => {
    const own = devices.get(device) ?? structuredClone(device);
    devices.set(own, own);
    return own;
  };

  return {
    learn(kind, value, device = '') {
      const id = `${kind} ${value}`;
      if (learnt.has(id)) return [];
      if (learnt.size >= LEARNT_MAX) {
        unlearnt++;
        return [];
      }
      learnt.add(id);
      const own = structuredClone(value);
      const number = identifiers.push({ kind, value: own, device: ownDevice(device) }) - 1;
      return hashesOf(kind, own).flatMap((form) => {
        digests.add(form.digest, number);
        const before = seen.get(form.digest);
        seen.delete(form.digest);
        return before ? store.chain(before.last).map((one) => ({ ...one, kind, value: own, form })) : [];
      });
    },
    solve(digest, context) {
      const solved = solutionOf(digest.digest);
      if (solved) return solved;
      // A copy: a piece of the message would keep all of the message in memory.
      const id = structuredClone(digest.digest);
      const known = seen.get(id) ?? { last: NOWHERE, count: 0 };
      if (known.count < SEEN_EACH_MAX) {
        known.last = store.keep({ digest, context }, known.last);
        known.count++;
      }
      // In the order of last use: the oldest goes.
      seen.delete(id);
      seen.set(id, known);
      if (seen.size > SEEN_MAX) seen.delete(seen.keys().next().value as string);
      return null;
    },
    isSolved: (digest) => solutionOf(digest) !== null,
    identifiers: () => identifiers,
    unlearnt: () => unlearnt,
  };
}
