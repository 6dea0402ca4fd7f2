import { createRecent, type Recent } from '@phonehome/shared';
import type { PhoneRun } from '@phonehome/simulation';
import type { Application } from '../background/applications.ts';
import type { Truth } from '../truth.ts';
import {
  type Consequence,
  type Origin,
  type Standing,
  standingOf,
  truthOfActivation,
  truthOfBackground,
  truthOfReport,
} from './truth-of.ts';

/** How a phone stands at a moment, and the truths of exchanges that it has had since it stands so. */
export interface Kept {
  readonly standing: Standing;
  /** The phone's build and cell then: quicker to be compared than their names. */
  readonly build: PhoneRun['phone']['build'];
  readonly cell: number;
  readonly truths: Truth[];
}

/** Makes truths, and gives the same object for what is the same: of a phone that stays where it is, most are. */
export interface TruthKeeper {
  /** How a phone stands now. */
  standing(run: PhoneRun, phase: string): Kept;
  report(kept: Kept, origin: Origin, consequence: Consequence): Truth;
  activation(kept: Kept): Truth;
  background(kept: Kept, application: Application): Truth;
}

/** A phone goes back to where it was: from home to work, from Wi-Fi to the mobile network. */
const KEPT_MAX = 8;

/** There are a few triggers, roots and gates; whoever has had many different truths in one place begins anew. */
const TRUTHS_MAX = 64;

/** A keeper that has nothing yet. */
export function createTruthKeeper(seed: number): TruthKeeper {
  const kepts = new Map<number, Recent<Kept>>();
  return {
    standing(run, phase) {
      let recent = kepts.get(run.device);
      if (!recent) {
        recent = createRecent<Kept>(KEPT_MAX);
        kepts.set(run.device, recent);
      }
      const known = recent.find((kept) => isSo(kept, run, phase));
      if (known) return known;
      const { build, cell } = run.phone;
      return recent.add({ standing: standingOf(run, phase, seed), build, cell, truths: [] });
    },
    report({ standing, truths }, origin, consequence) {
      for (const truth of truths) {
        if (
          truth.trigger === origin.trigger &&
          truth.root_cause === origin.root_cause &&
          truth.gates === origin.gates &&
          truth.leaked === consequence.leaked &&
          truth.outcome === consequence.outcome &&
          truth.policy_rule === consequence.policy_rule
        ) {
          return truth;
        }
      }
      return keep(truths, truthOfReport(standing, origin, consequence));
    },
    activation({ standing, truths }) {
      return truths.find(({ label }) => label === 'activation') ?? keep(truths, truthOfActivation(standing));
    },
    background({ standing, truths }, application) {
      const { id } = application;
      const known = truths.find((truth) => truth.application === id);
      return known ?? keep(truths, truthOfBackground(standing, application));
    },
  };
}

/** Whether a phone stands as it did: what else there is of it never changes. */
function isSo({ standing, build, cell }: Kept, { phone, whereabouts }: PhoneRun, phase: string): boolean {
  return (
    cell === phone.cell &&
    build === phone.build &&
    standing.network === phone.network &&
    standing.place === (whereabouts?.place ?? null) &&
    standing.phase === phase
  );
}

function keep(truths: Truth[], truth: Truth): Truth {
  if (truths.length >= TRUTHS_MAX) truths.length = 0;
  truths.push(truth);
  return truth;
}
