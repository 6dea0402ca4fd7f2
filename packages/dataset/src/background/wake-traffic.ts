import { drawExponential, drawPoisson, drawWeighted, randomStream } from '@phonehome/shared';
import { type Application, applications } from './applications.ts';

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
const WEIGHTS = applications.map(({ weight }) => weight);

/** Numbers a wake's uses, so that those of another wake are others. */
const USES_MAX = 64;

/**
 * What a wake of a phone's screen leads to in other applications: none, one or more, `ratio` on the mean. A pure function
 * of seed, device and the number of the wake.
 */
export function usesOfWake(seed: number, device: number, wake: number, ratio: number): Use[] {
  const stream = randomStream(seed, 'background', device, wake);
  const count = Math.min(USES_MAX, drawPoisson(stream, ratio));
  return Array.from({ length: count }, (_, at) => ({
    application: applications[drawWeighted(stream, WEIGHTS)] as Application,
    after_ms: Math.min(AFTER_MAX_MS, Math.round(drawExponential(stream, MEDIAN_AFTER_MS))),
    number: wake * USES_MAX + at,
  }));
}
