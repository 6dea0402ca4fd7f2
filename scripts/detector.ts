import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Findings } from './detector/findings.ts';
import { leakOrRegistration } from './detector/leak-or-registration.ts';
import { detectorPage } from './detector/page.ts';
import { busierPlan, kindPlan, plan } from './detector/plan.ts';
import { reportOrOther } from './detector/report-or-other.ts';
import { pageAround } from './page-around.ts';

/** What was found, kept: what the page tells, and what a test does a part of again. */
export const DETECTOR_KEPT = fileURLToPath(new URL('../test/fixtures/detector/incident.json', import.meta.url));
/** The page. What stands between its two marks is made from what is kept; the rest is written by hand. */
export const DETECTOR_PAGE = 'docs/explanation/detector.md';

/** Trains and tries all detectors. */
export async function runDetectors(onStep: (what: string) => void = () => undefined): Promise<Findings> {
  const { train, trials } = plan;
  const found = await reportOrOther(plan, onStep);
  const busier = await reportOrOther(busierPlan, onStep);
  const kinds = await leakOrRegistration(kindPlan);
  return {
    train,
    trials,
    ...found,
    relearnt: { train: busierPlan.train, views: busier.views },
    kinds: { ...kindPlan, ...kinds },
  };
}

/** The result as it is kept: more digits would be noise. */
export function detectorJson(found: Findings): string {
  const round = (_key: string, value: unknown): unknown =>
    typeof value === 'number' && !Number.isInteger(value) ? Math.round(value * 1e6) / 1e6 : value;
  return `${JSON.stringify(found, round, 1)}\n`;
}

/** The result that is kept. */
export function keptDetector(): Findings {
  return JSON.parse(readFileSync(DETECTOR_KEPT, 'utf8')) as Findings;
}

/** The page as it should be: its own words around what was found. */
export function detectorPageText(found: Findings): string {
  return pageAround(DETECTOR_PAGE, detectorPage(found));
}
