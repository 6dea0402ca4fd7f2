import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { examinePrevention, type Prevention, type PreventionOptions } from '@phonehome/observe';
import { loadScenario, type Scenario } from '@phonehome/shared';
import type { ShippedStory } from '../../shipped-stories.ts';

/** A shipped story, with changes, checked as a file is. */
export function story(name: ShippedStory, change: (scenario: Scenario) => void = () => undefined): Scenario {
  const path = fileURLToPath(new URL(`../../../scenarios/${name}.yaml`, import.meta.url));
  const scenario = loadScenario(readFileSync(path, 'utf8'), path);
  change(scenario);
  return loadScenario(JSON.stringify(scenario), `a story derived from ${name}`);
}

/** Examines a story to the end. */
export async function examined(scenario: Scenario, options: PreventionOptions): Promise<Prevention> {
  const steps = examinePrevention(scenario, options);
  for (let step = await steps.next(); ; step = await steps.next()) if (step.done) return step.value;
}
