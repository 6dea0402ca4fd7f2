import { drawExponential, drawPoisson, drawWeighted, type RandomStream, randomStream } from '@phonehome/shared';
import { type Application, chanceApplications, standingApplication } from './applications.ts';

/** That an application goes online, so long after a screen wake. */
export interface Use {
  readonly application: Application;
  readonly after_ms: number;
  /** Its number among all of its phone. */
  readonly number: number;
}

/** Half of what a wake leads to comes sooner than this (ours). */
const MEDIAN_AFTER_MS = 9_000;
const AFTER_MAX_MS = 600_000;
const WEIGHTS = chanceApplications.map(({ weight }) => weight);

/** Numbers a wake's uses, so that those of another wake are others. */
const USES_MAX = 64;

/** So many phones have the application that goes online at each wake (ours). */
const STANDING_SHARE = 0.25;
/** It does so at once. */
const STANDING_AFTER_MS = 2_000;

/** How much of the background is of an application, on the mean of all phones, where a wake leads to `ratio` exchanges. */
export function shareOf(application: Application, ratio: number): number {
  const standing = (STANDING_SHARE * Math.min(1, ratio)) / ratio;
  if (application === standingApplication) return standing;
  return ((1 - standing) * application.weight) / WEIGHTS.reduce((sum, weight) => sum + weight, 0);
}

/** Whether a phone has the application that goes online at each wake. */
export function hasStanding(seed: number, device: number): boolean {
  return randomStream(seed, 'background-standing', device).chance(STANDING_SHARE);
}

/**
 * What a wake of a phone's screen leads to in other applications: none, one or more, `ratio` on the mean of all phones;
 * where that is below 1, what comes at each wake comes at so many of them. A pure function of seed, device and the
 * number of the wake.
 */
export function usesOfWake(seed: number, device: number, wake: number, ratio: number): Use[] {
  const stream = randomStream(seed, 'background', device, wake);
  const standing = Math.min(1, ratio);
  const count = Math.min(USES_MAX - 1, drawPoisson(stream, ratio - STANDING_SHARE * standing));
  const uses = Array.from({ length: count }, (_, at) => ({
    application: chanceApplications[drawWeighted(stream, WEIGHTS)] as Application,
    after_ms: Math.min(AFTER_MAX_MS, Math.round(drawExponential(stream, MEDIAN_AFTER_MS))),
    number: wake * USES_MAX + at,
  }));
  if (hasStanding(seed, device) && stream.chance(standing)) uses.push(standingUse(stream, wake));
  return uses;
}

function standingUse(stream: RandomStream, wake: number): Use {
  const after_ms = 50 + stream.below(STANDING_AFTER_MS);
  return { application: standingApplication, after_ms, number: wake * USES_MAX + USES_MAX - 1 };
}
