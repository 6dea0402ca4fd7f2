import { exactExp } from '@phonehome/shared';
import type { LeakKind } from './kinds.ts';

/** Something that speaks for or against a reading, in whole decibans: 10 make it ten times as likely. */
export interface Evidence {
  readonly points: number;
  readonly says: string;
  /** It is the name over the value that says so. */
  readonly from_name?: true;
}

/** A value that may be an identifier, and why it may be or not. */
export interface Sighting {
  readonly kind: LeakKind;
  /** In the one form in which equal identifiers are equal: digits, lower case, no separators; a place as `lat,lon`. */
  readonly value: string;
  readonly evidence: readonly Evidence[];
}

/** A sighting is a finding from here on: clearly more likely than not. */
export const FINDING_MIN = 0.55;
/** From here on it is told without reserve. */
export const SURE_MIN = 0.9;

const LN_10 = 2.302_585_092_994_046;
const POINTS_MAX = 60;

/** The likelihood by the sum of points: there are few different sums. */
const likelihoods = Array.from({ length: 2 * POINTS_MAX + 1 }, (_, i) => {
  const odds = exactExp(((i - POINTS_MAX) / 10) * LN_10);
  return Math.round((odds / (1 + odds)) * 1000) / 1000;
});

/** The likelihood of a reading, from 0 to 1, by the sum of its evidence: naive Bayes, so evidence is taken as independent. */
export function confidenceOf(evidence: readonly Evidence[]): number {
  let points = 0;
  for (const one of evidence) points += one.points;
  return likelihoods[Math.max(-POINTS_MAX, Math.min(POINTS_MAX, points)) + POINTS_MAX] as number;
}
