import type { BuildFacts } from '../facts/facts.ts';
import type { Countries } from '../regions/region.ts';
import { regionNamed } from '../regions/regions.ts';
import type { ToldRegion } from './label/read-label.ts';
import type { Policy } from './policy.ts';

/** What is judged: a build with all that was found out about its label, and the policy that it is held against. */
export interface Judged {
  readonly facts: BuildFacts;
  readonly policy: Policy;
  readonly label: ToldRegion | null;
  /** Every region that its properties tell. */
  readonly told: readonly ToldRegion[];
}

/** What a person would provide so that a label can be read. */
export const LABEL_MISSING =
  'the region label of the build: a getprop dump or build.prop that tells it, or --region LABEL';

/** The countries of a region's name, by the policy's table. */
export function countriesOf({ regions }: Policy): (name: string) => Countries {
  return (name) => regionNamed(name, regions).countries;
}
