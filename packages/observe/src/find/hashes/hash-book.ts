import type { LeakKind } from '../kinds.ts';
import type { Digest } from '../look.ts';
import { type HashForm, hashesOf } from './hashes.ts';

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

/** Digests, hashed identifiers and what was seen before they were known: each within bounds. */
export interface HashBook<T> {
  /** An identifier is now known: what was seen of it before. */
  learn(kind: LeakKind, value: string): readonly (Solved & SeenDigest<T>)[];
  /** A digest is seen: whose it is, if that is known; else it is kept in mind. */
  solve(digest: Digest, context: T): Solved | null;
}

const LEARNT_MAX = 20_000;
const SEEN_MAX = 20_000;
const SEEN_EACH_MAX = 50;

/** An empty book. */
export function createHashBook<T>(): HashBook<T> {
  const learnt = new Set<string>();
  /** How it was made is found out again when it is asked for: there are a hundred of each identifier. */
  const solutions = new Map<string, Pick<Solved, 'kind' | 'value'>>();
  const seen = new Map<string, SeenDigest<T>[]>();
  return {
    learn(kind, value) {
      const id = `${kind} ${value}`;
      if (learnt.has(id) || learnt.size >= LEARNT_MAX) return [];
      learnt.add(id);
      const own = structuredClone(value);
      const learnt_now = { kind, value: own };
      return hashesOf(kind, own).flatMap((form) => {
        solutions.set(form.digest, learnt_now);
        const before = seen.get(form.digest) ?? [];
        seen.delete(form.digest);
        return before.map((one) => ({ ...one, kind, value, form }));
      });
    },
    solve(digest, context) {
      const solved = solutions.get(digest.digest);
      const form = solved && hashesOf(solved.kind, solved.value).find((one) => one.digest === digest.digest);
      if (solved && form) return { ...solved, form };
      const before = seen.get(digest.digest) ?? [];
      if (before.length < SEEN_EACH_MAX) before.push({ digest: structuredClone(digest), context });
      // In the order of last use: the oldest goes. The copies hold on to nothing of the message.
      seen.delete(digest.digest);
      seen.set(before[0]?.digest.digest ?? digest.digest, before);
      if (seen.size > SEEN_MAX) seen.delete(seen.keys().next().value as string);
      return null;
    },
  };
}
