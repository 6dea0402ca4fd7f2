import type { Source } from '../facts/source.ts';

/** A fact that says something to a switch. */
export interface Switching {
  readonly value: string;
  readonly source: Source;
}

/** What a value says to a switch: on, off, or nothing. */
export type Says = (value: string) => boolean | null;

/**
 * Facts in the order in which they are read, those that count last; it does not depend on the order in which they are given.
 * Lower ranks come first, then each line of a file after those above it. Which of several files of a rank comes last is not
 * known; that which switches on does, since a gate must err on that side.
 */
export function inReadingOrder<Fact extends Switching>(
  facts: readonly Fact[],
  rankOf: (fact: Fact) => number,
  says: Says,
): Fact[] {
  const files = [...Map.groupBy(facts, (fact) => `${rankOf(fact)} ${fact.source.file}`)].map(([key, lines]) => {
    const read = lines.toSorted((a, b) => (a.source.line ?? 0) - (b.source.line ?? 0) || text(a, b));
    const last = read.at(-1) as Fact;
    return { key, read, rank: rankOf(last), on: says(last.value) === true };
  });
  return files
    .sort((a, b) => a.rank - b.rank || Number(a.on) - Number(b.on) || (a.key < b.key ? -1 : 1))
    .flatMap(({ read }) => read);

  /** Of facts without a line, too, that which switches on comes last. */
  function text(a: Fact, b: Fact): number {
    return Number(says(a.value) === true) - Number(says(b.value) === true) || (a.value < b.value ? -1 : 1);
  }
}
