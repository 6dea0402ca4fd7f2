import { exactExp, exactLn, MS_PER_DAY, type ResolvedUpdate } from '@phonehome/shared';

/** What of an update decides which share has it when. */
export type UpdatePlan = Pick<ResolvedUpdate, 'stages' | 'median_days' | 'never_share' | 'failure'>;

/** Tries beyond these add less than can be told. */
const TRIES_MAX = 4000;

/**
 * The share of phones that is expected to have an update so long after its release, of phones that were switched on
 * before it: what the draws of `plannedShares` tend to as the phones become many. Over stages and tries it is a sum of
 * 1 - 2^(-t / median), the share of those whose first try is within t of their stage.
 */
export function expectedShare({ stages, median_days, never_share, failure }: UpdatePlan, after_ms: number): number {
  const success = 1 - (failure?.share ?? 0);
  let share = 0;
  let before = 0;
  for (const stage of stages) {
    const offered = stage.share - before;
    before = stage.share;
    let left = after_ms - stage.after_ms;
    let tried = 1;
    for (let tries = 0; left > 0 && tried > 0 && tries < TRIES_MAX; tries++) {
      share += offered * tried * success * installedWithin(left / MS_PER_DAY, median_days);
      tried *= failure?.share ?? 0;
      if (failure?.retry_ms == null) break;
      left -= failure.retry_ms;
    }
  }
  return share * (1 - never_share);
}

/** So many medians are as good as for ever, and `exactExp` takes a step for each. */
const MEDIANS_MAX = 1000;

function installedWithin(days: number, median_days: number): number {
  if (days > MEDIANS_MAX * median_days) return 1;
  return 1 - exactExp((-days * exactLn(2)) / median_days);
}

/** Enough halvings for any figure that is shown. */
const HALVINGS = 60;
const MEDIAN_MAX_DAYS = 3650;
/** As good as at once. */
const MEDIAN_MIN_DAYS = 1e-9;
/** The last digits of a sum of shares are of no account. */
const ROUNDING = 1e-12;

/**
 * The longest median uptake, in days, with which a share has an update so long after its release. Null if none is short
 * enough: for the others never install it, are not offered it by then, or failed.
 */
export function neededMedian(plan: UpdatePlan, after_ms: number, share: number): number | null {
  const shareWith = (median_days: number): number => expectedShare({ ...plan, median_days }, after_ms);
  // The share of an uptake at once is approached and never reached.
  if (shareWith(MEDIAN_MIN_DAYS) <= share + ROUNDING) return null;
  if (shareWith(MEDIAN_MAX_DAYS) >= share) return MEDIAN_MAX_DAYS;
  let [enough, too_long] = [MEDIAN_MIN_DAYS, MEDIAN_MAX_DAYS];
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (enough + too_long) / 2;
    if (shareWith(middle) >= share) enough = middle;
    else too_long = middle;
  }
  return enough;
}
