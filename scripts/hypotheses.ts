import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { loadClaims, loadScenario } from '@phonehome/shared';
import { digestHypotheses, examineHypotheses, type Hypotheses, hypothesesBody, wholeGrid } from '@phonehome/simulation';
import { pageAround } from './page-around.ts';

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** The whole grid under so many seeds, kept compressed: what the page tells, and what a test runs a part of again. */
export const HYPOTHESES_KEPT = at('test/fixtures/hypotheses/incident.json.gz');
export const HYPOTHESES_SEEDS = 20;
/** The page. What stands between its two marks is made from what is kept; the rest is written by hand. */
export const HYPOTHESES_PAGE = 'docs/explanation/hypotheses.md';

/** Runs the grid of the incident against the shipped claims, from its own seed on. */
export async function runHypotheses(
  seeds: number,
  onRun: (done: number, total: number) => void = () => undefined,
): Promise<Hypotheses> {
  const [base, claims] = ['incident', 'claims'].map((name) => readFileSync(at(`scenarios/${name}.yaml`), 'utf8'));
  const scenario = loadScenario(base as string, 'incident.yaml');
  const options = { base: scenario, claims: loadClaims(claims as string, 'claims.yaml'), grid: wholeGrid };
  const steps = examineHypotheses({ ...options, seed: scenario.seed, seeds });
  for (let step = await steps.next(); ; step = await steps.next()) {
    if (step.done) return step.value;
    onRun(step.value.done, step.value.total);
  }
}

/** The result that is kept. */
export function keptHypotheses(): Hypotheses {
  return JSON.parse(gunzipSync(readFileSync(HYPOTHESES_KEPT)).toString('utf8')) as Hypotheses;
}

/** The page as it should be: its own words around what was found. */
export function hypothesesPageText(found: Hypotheses): string {
  return pageAround(HYPOTHESES_PAGE, hypothesesBody(found));
}

/** The same in short, as a report of a run has it. */
export const HYPOTHESES_DIGEST = 'packages/observe/src/report/generated/hypotheses.ts';

/** That file as it should be. */
export function hypothesesDigestText(found: Hypotheses): string {
  const json = JSON.stringify(digestHypotheses(found), null, 2);
  return `// Made by \`npm run generate\` from the grid of docs/explanation/hypotheses.md; do not edit.
import type { HypothesesDigest } from '@phonehome/simulation';

/** What the grid of the shipped incident says. */
export const hypothesesOfIncident: HypothesesDigest = ${json};
`;
}
