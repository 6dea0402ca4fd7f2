import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { studyCases, studyJson } from '@phonehome/observe';
import { FOLLOWING_KEPT, followingFiles, keptFollowing, runFollowing } from './following.ts';

/** Follows the crowds of docs/explanation/following.md anew, which takes minutes, and writes what is kept of it, the page and its chart. */
const found = await runFollowing(studyCases, (day) => process.stdout.write(`day ${day}\n`));
mkdirSync(dirname(FOLLOWING_KEPT), { recursive: true });
writeFileSync(FOLLOWING_KEPT, studyJson(found));
process.stdout.write(`wrote ${FOLLOWING_KEPT}\n`);
for (const [path, text] of Object.entries(followingFiles(keptFollowing()))) {
  writeFileSync(new URL(`../${path}`, import.meta.url), text);
  process.stdout.write(`wrote ${path}\n`);
}
