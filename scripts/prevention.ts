import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { examinePrevention, type Prevention, preventionBody } from '@phonehome/observe';
import { loadScenario, type Scenario } from '@phonehome/shared';
import { pageAround } from './page-around.ts';

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** What was found, kept compressed: what the page tells, and what a test runs a part of again. */
export const PREVENTION_KEPT = at('test/fixtures/prevention/people-who-move.json.gz');
/** The page. What stands between its two marks is made from what is kept; the rest is written by hand. */
export const PREVENTION_PAGE = 'docs/explanation/prevention.md';
/** How large the runs of the page are. */
export const PREVENTION_SIZE = { devices: 20, days: 14, seeds: 5 } as const;

/** A shipped story. */
export function storyNamed(name: string): Scenario {
  const path = `scenarios/${name}.yaml`;
  return loadScenario(readFileSync(at(path), 'utf8'), path);
}

/** Runs the people of people-who-move without and with each counter-measure, and with the assumed figures lower and higher. */
export async function runPrevention(onRun: (done: number, total: number) => void): Promise<Prevention> {
  const options = { ...PREVENTION_SIZE, at_home: storyNamed('china-as-intended'), sensitivity: true };
  const steps = examinePrevention(storyNamed('people-who-move'), options);
  for (let step = await steps.next(); ; step = await steps.next()) {
    if (step.done) return step.value;
    onRun(step.value.done, step.value.total);
  }
}

/** The result that is kept. */
export function keptPrevention(): Prevention {
  return JSON.parse(gunzipSync(readFileSync(PREVENTION_KEPT)).toString('utf8')) as Prevention;
}

/** The page as it should be: its own words around what was found. */
export function preventionPageText(found: Prevention): string {
  return pageAround(PREVENTION_PAGE, preventionBody(found));
}
