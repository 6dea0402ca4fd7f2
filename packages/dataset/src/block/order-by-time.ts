/** So many in a row are put in order one by one; more are left to the engine. */
const FEW = 16;

/**
 * The indices of so many times, in order of time: the time is that of an index, and of those at once `before` says which comes
 * first. Times of a day lie about evenly, so that nearly each falls into a bucket of its own.
 */
export function orderByTime(times: Float64Array, before: (a: number, b: number) => number): Uint32Array {
  const { length } = times;
  const compare = (a: number, b: number): number => (times[a] as number) - (times[b] as number) || before(a, b);
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const time of times) {
    if (time < first) first = time;
    if (time > last) last = time;
  }
  const scale = last > first ? (length - 1) / (last - first) : 0;
  const buckets = Uint32Array.from(times, (time) => (time - first) * scale);
  /** Where each bucket ends; while indices are put into it from behind, where it begins. */
  const ends = new Uint32Array(length + 1);
  for (const bucket of buckets) ends[bucket] = (ends[bucket] as number) + 1;
  for (let bucket = 1; bucket <= length; bucket++)
    ends[bucket] = (ends[bucket] as number) + (ends[bucket - 1] as number);
  const order = new Uint32Array(length);
  for (let at = length - 1; at >= 0; at--) {
    const bucket = buckets[at] as number;
    const place = (ends[bucket] as number) - 1;
    ends[bucket] = place;
    order[place] = at;
  }
  for (let bucket = 0; bucket < length; bucket++) {
    const [from, until] = [ends[bucket] as number, ends[bucket + 1] as number];
    if (until - from > FEW) order.subarray(from, until).sort(compare);
    else if (until - from > 1) sortFew(order, from, until, compare);
  }
  return order;
}

function sortFew(order: Uint32Array, from: number, until: number, compare: (a: number, b: number) => number): void {
  for (let next = from + 1; next < until; next++) {
    const moved = order[next] as number;
    let at = next;
    for (; at > from && compare(order[at - 1] as number, moved) > 0; at--) order[at] = order[at - 1] as number;
    order[at] = moved;
  }
}
