/** The last few things of a kind that were used. */
export interface Recent<T> {
  /** The one that fits, which is then the last one used. */
  find(fits: (one: T) => boolean): T | undefined;
  /** Adds one, in the place of the one that has not been used for the longest time, where there are too many. Gives it. */
  add(one: T): T;
}

/** Nothing was used yet. For few: they are looked at one after another, the last one first. */
export function createRecent<T>(max: number): Recent<T> {
  const all: T[] = [];
  return {
    find(fits) {
      for (let at = 0; at < all.length; at++) {
        const one = all[at] as T;
        if (!fits(one)) continue;
        if (at > 0) {
          all.copyWithin(1, 0, at);
          all[0] = one;
        }
        return one;
      }
      return undefined;
    },
    add(one) {
      if (all.length === max) all.pop();
      all.unshift(one);
      return one;
    },
  };
}
