import type { Followed, FollowMeasures } from '@phonehome/observe';

/** What an observer made of reports, wherever they came from. */
export interface FollowedReports {
  readonly followed: Followed;
  readonly measures: FollowMeasures;
  /** What of the input was left out, in words. */
  readonly notes: readonly string[];
}
