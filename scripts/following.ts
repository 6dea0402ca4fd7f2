import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  digestFollowing,
  type FollowStudy,
  followingPage,
  followingSvg,
  type StudyCase,
  studyFollowing,
} from '@phonehome/observe';
import { loadScenario } from '@phonehome/shared';
import { pageAround } from './page-around.ts';

/** What was found, kept: what the page tells, and what a test does a part of again. */
export const FOLLOWING_KEPT = fileURLToPath(new URL('../test/fixtures/follow/people-who-move.json', import.meta.url));
/** The page. What stands between its two marks is made from what is kept; the rest is written by hand. */
export const FOLLOWING_PAGE = 'docs/explanation/following.md';
/** The chart in it, made from the same. */
export const FOLLOWING_CHART = 'docs/explanation/following.svg';

/** Follows the phones of the story in which people move. */
export async function runFollowing(
  cases: readonly StudyCase[],
  onDay: (day: number) => void = () => undefined,
): Promise<FollowStudy> {
  const path = 'scenarios/people-who-move.yaml';
  const text = readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
  return studyFollowing(loadScenario(text, path), cases, onDay);
}

/** The study that is kept. */
export function keptFollowing(): FollowStudy {
  return JSON.parse(readFileSync(FOLLOWING_KEPT, 'utf8')) as FollowStudy;
}

/** The page, its chart, and what reports say of it, as they should be. */
export function followingFiles(study: FollowStudy): Record<string, string> {
  return {
    [FOLLOWING_PAGE]: pageAround(FOLLOWING_PAGE, followingPage(study)),
    [FOLLOWING_CHART]: followingSvg(study),
    [FOLLOWING_DIGEST]: followingDigestText(study),
  };
}

/** A crowd in short, as a report of a run has it beside its own people. */
export const FOLLOWING_DIGEST = 'packages/observe/src/report/generated/following.ts';

/** That file as it should be. */
export function followingDigestText(study: FollowStudy): string {
  return `// Made by \`npm run generate\` from the study of docs/explanation/following.md; do not edit.
import type { StudyDigest } from '../study-digest.ts';

/** Unicity of the largest crowd of the study. */
export const followingOfCrowd: StudyDigest = ${JSON.stringify(digestFollowing(study), null, 2)};
`;
}
