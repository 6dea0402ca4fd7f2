import { readFileSync } from 'node:fs';
import { loadScenario } from '@phonehome/shared';
import { nearlyAllPage } from '@phonehome/simulation';
import { pageAround } from './page-around.ts';

/** The page about the claim that nearly all phones had installed the fix. */
export const NEARLY_ALL_PAGE = 'docs/explanation/nearly-all.md';

/** The page as it should be: its own words around what was found. */
export function nearlyAllPageText(): string {
  const path = 'scenarios/incident.yaml';
  const text = readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
  return pageAround(NEARLY_ALL_PAGE, nearlyAllPage(loadScenario(text, path)));
}
