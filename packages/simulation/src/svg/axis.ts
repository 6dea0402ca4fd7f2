/** How far apart, in days, dates may stand on an axis; the first that leaves few enough is taken. */
const STEPS_DAYS = [1, 2, 7, 14, 28, 91, 364, 3640] as const;
const DATES_MAX = 8;

/** Which of so many days have a date on the axis. The last of them may be near the end, but not beyond it. */
export function axisDays(days: number): number[] {
  const step = STEPS_DAYS.find((candidate) => days / candidate <= DATES_MAX) ?? (STEPS_DAYS.at(-1) as number);
  return Array.from({ length: Math.ceil(days / step) }, (_, i) => i * step);
}

const INTERVALS_MAX = 4;

/** Round numbers from 0 to `max` or a little more, some four of them, for an axis of whole numbers. */
export function axisCounts(max: number): number[] {
  let step = 1;
  for (let ten = 1; max / step > INTERVALS_MAX; ten *= 10) {
    step = [ten, 2 * ten, 5 * ten, 10 * ten].find((candidate) => max / candidate <= INTERVALS_MAX) ?? 10 * ten;
  }
  return Array.from({ length: Math.max(1, Math.ceil(max / step)) + 1 }, (_, i) => i * step);
}
