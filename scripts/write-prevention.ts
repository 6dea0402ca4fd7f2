import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { gzipSync } from 'node:zlib';
import { preventionJson } from '@phonehome/observe';
import { keptPrevention, PREVENTION_KEPT, PREVENTION_PAGE, preventionPageText, runPrevention } from './prevention.ts';

/** Runs the counter-measures of docs/explanation/prevention.md anew, which takes minutes, and writes what is kept, and the page. */
const found = await runPrevention((done, total) => {
  if (done % 100 === 0) process.stdout.write(`${done} of ${total} runs\n`);
});
mkdirSync(dirname(PREVENTION_KEPT), { recursive: true });
writeFileSync(PREVENTION_KEPT, gzipSync(`${preventionJson(found)}\n`, { level: 9 }));
writeFileSync(new URL(`../${PREVENTION_PAGE}`, import.meta.url), preventionPageText(keptPrevention()));
process.stdout.write(`wrote ${PREVENTION_KEPT}\nwrote ${PREVENTION_PAGE}\n`);
