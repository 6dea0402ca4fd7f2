import { loadScenario, type Scenario } from '@phonehome/shared';
import { type FixPlan, type NearlyAll, nearlyAll } from './nearly-all.ts';

/** The day of the claim, at whose beginning the installed fixes are counted. */
export const CLAIM_DAY = '2019-03-21';

/** Under so many seeds, from that of the incident on. */
export const SEEDS = 50;
const DEVICES = 10_000;

/** When the fix may have been released: the maker's "end of February", as its first and last day for us, and January. */
export const releases = [
  { date: '2019-02-25', from: 'maker' },
  { date: '2019-02-28', from: 'maker' },
  { date: '2019-01-31', from: 'press' },
  { date: '2019-01-01', from: 'press' },
] as const;

/** The fix is the last update of the affected phones. */
const FIX = 'february-fix';

/** The incident with another day of the release. */
export function withRelease(incident: Scenario, released: string): Scenario {
  return changed(incident, (update) => ({ ...update, released }));
}

/** The incident with the stages that an operator once planned (dossier 7), spread evenly over six days [ours]. */
export function withStages(incident: Scenario): Scenario {
  const stages = [0.001, 0.05, 0.2, 0.6, 1].map((share, i) => ({ share, after_days: i * 1.5 }));
  return changed(incident, (update) => ({ ...update, stages }));
}

type Update = Scenario['updates'][number];

/** Only the plan of updates is looked at, so remarks and expectations are of no account; it is checked all the same. */
function changed(incident: Scenario, change: (update: Update) => Update): Scenario {
  const updates = incident.updates.map((update) => (update.id === FIX ? change(update) : update));
  return loadScenario(JSON.stringify({ ...incident, updates }), `${incident.id} with another plan`);
}

/** The share under many seeds. */
export function drawn(scenario: Scenario, devices: number = DEVICES): NearlyAll {
  const steps = nearlyAll({ scenario, seed: scenario.seed, seeds: SEEDS, devices, on: CLAIM_DAY });
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/** The plan of the one fix of the incident, whatever the draws. */
export function planOf({ cohorts }: NearlyAll): FixPlan {
  const fix = cohorts[0]?.fix;
  if (!fix) throw new RangeError('the incident has one fix');
  return fix;
}
