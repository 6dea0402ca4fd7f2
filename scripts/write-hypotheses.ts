import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { gzipSync } from 'node:zlib';
import { hypothesesJson } from '@phonehome/simulation';
import {
  HYPOTHESES_DIGEST,
  HYPOTHESES_KEPT,
  HYPOTHESES_PAGE,
  HYPOTHESES_SEEDS,
  hypothesesDigestText,
  hypothesesPageText,
  keptHypotheses,
  runHypotheses,
} from './hypotheses.ts';

/** Runs the grid of docs/explanation/hypotheses.md anew, which takes minutes, and writes what is kept of it, and what is made from that. */
const found = await runHypotheses(HYPOTHESES_SEEDS, (done, total) => {
  if (done % 288 === 0) process.stdout.write(`${done} of ${total} runs\n`);
});
mkdirSync(dirname(HYPOTHESES_KEPT), { recursive: true });
writeFileSync(HYPOTHESES_KEPT, gzipSync(`${hypothesesJson(found)}\n`, { level: 9 }));
writeFileSync(new URL(`../${HYPOTHESES_PAGE}`, import.meta.url), hypothesesPageText(keptHypotheses()));
writeFileSync(new URL(`../${HYPOTHESES_DIGEST}`, import.meta.url), hypothesesDigestText(keptHypotheses()));
process.stdout.write(`wrote ${HYPOTHESES_KEPT}\nwrote ${HYPOTHESES_PAGE}\nwrote ${HYPOTHESES_DIGEST}\n`);
