import { readFileSync } from 'node:fs';
import { loadScenario } from '@phonehome/shared';
import { howPeopleMovePage } from '@phonehome/simulation';
import { pageAround } from './page-around.ts';

/** The page about how people move. */
export const HOW_PEOPLE_MOVE_PAGE = 'docs/explanation/how-people-move.md';

/** The page as it should be: its own words around what was measured. */
export function howPeopleMovePageText(): string {
  const path = 'scenarios/people-who-move.yaml';
  const text = readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
  return pageAround(HOW_PEOPLE_MOVE_PAGE, howPeopleMovePage(loadScenario(text, path)));
}
