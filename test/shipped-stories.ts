/** The shipped stories by name, all files of scenarios/ but the claims. */
export const shippedStories = [
  'accepted-everywhere',
  'china-as-intended',
  'europe-as-intended',
  'fix-alone',
  'generation-2014',
  'incident',
  'launch-in-china',
  'odd-days',
  'origin-factory',
  'other-families',
  'people-who-move',
  'retry-storm',
  'roaming',
  'sim-swap',
  'slow-rollout',
  'staged-rollout',
  'variant-fixes',
  'wrong-fixes',
] as const;

export type ShippedStory = (typeof shippedStories)[number];
