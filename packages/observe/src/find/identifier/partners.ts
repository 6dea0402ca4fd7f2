import type { NamedNumber } from './coordinates.ts';

/** The numbers that may be the other one of a place, among all that stand together. */
export interface Partners {
  /**
   * That of the number at an index: the one that stands nearest, of equal ones that which comes in the order in which the first two
   * came, since a track has many.
   */
  of(at: number): NamedNumber | undefined;
}

/**
 * Those of some numbers that fit. They are looked for once, when the first is asked for: a message can be made that has tens of
 * thousands, and no partner for any.
 */
export function partnersAmong(numbers: readonly NamedNumber[], fits: (one: NamedNumber) => boolean): Partners {
  let fitting: readonly number[] | null = null;
  let firsts: ReadonlyMap<string, number> | null = null;
  return {
    of(at) {
      fitting ??= numbers.flatMap((one, i) => (fits(one) ? [i] : []));
      const [first] = fitting;
      if (first === undefined) return undefined;
      firsts ??= new Map(numbers.map(({ key }, i) => [key, i] as const).reverse());
      const own_first = firsts.get(numbers[at]?.key ?? '') ?? at;
      const [before, behind] = neighboursOf(fitting, at);
      if (before === undefined || behind === undefined) return numbers[before ?? behind ?? -1];
      const is_behind = behind - at === at - before ? own_first < first : behind - at < at - before;
      return numbers[is_behind ? behind : before];
    },
  };
}

/** The nearest of some rising numbers on each side of one, which is left out itself. */
function neighboursOf(rising: readonly number[], at: number): readonly [number | undefined, number | undefined] {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] as number) < at) low = middle + 1;
    else high = middle;
  }
  return [rising[low - 1], rising[low] === at ? rising[low + 1] : rising[low]];
}
