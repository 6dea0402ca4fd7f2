import type { Evidence } from './evidence.ts';
import type { Located } from './look.ts';
import { createMemo } from './memo.ts';

/** Makes copies without pieces of the message, each of which would keep all of the message in memory. */
export interface OwnCopies {
  /** A text of which there is one copy, however often it comes. */
  text(text: string): string;
  /** A sighting whose names and evidence are shared with those of others. */
  located(located: Located): Located;
}

/** Copies that were made lately are shared: most leaks of a capture differ in their values alone. */
const SHARED_CHARS_MAX = 1_000_000;
/** Evidence beside what it says. */
const EVIDENCE_CHARS = 40;

/** No copies yet. */
export function createOwnCopies(): OwnCopies {
  const texts = createMemo<string>(SHARED_CHARS_MAX);
  const lists = createMemo<readonly string[]>(SHARED_CHARS_MAX);
  const evidences = createMemo<readonly Evidence[]>(SHARED_CHARS_MAX);

  const text = (given: string): string => {
    const known = texts.get(given);
    if (known !== undefined) return known;
    const own = structuredClone(given);
    texts.set(own, own, 0);
    return own;
  };
  const list = (given: readonly string[]): readonly string[] => {
    const id = given.join('\0');
    const known = lists.get(id);
    if (known?.length === given.length) return known;
    const own = given.map(text);
    lists.set(id, own, id.length);
    return own;
  };
  const evidence = (given: readonly Evidence[]): readonly Evidence[] => {
    const id = given.map(({ points, says, from_name }) => `${points}${from_name ? '!' : ' '}${says}`).join('\0');
    const known = evidences.get(id);
    if (known) return known;
    const own = given.map((one): Evidence => ({ ...one, says: text(one.says) }));
    evidences.set(id, own, own.length * EVIDENCE_CHARS);
    return own;
  };

  return {
    text,
    located: ({ kind, value, where, keys, chain, evidence: why }) => ({
      kind,
      value: text(value),
      where: text(where),
      keys: list(keys),
      chain: list(chain),
      evidence: evidence(why),
    }),
  };
}
