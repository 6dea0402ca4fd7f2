import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  DETECTOR_KEPT,
  DETECTOR_PAGE,
  detectorJson,
  detectorPageText,
  keptDetector,
  runDetectors,
} from './detector.ts';

/** Trains and tries the detectors of docs/explanation/detector.md anew, which takes minutes, and writes what is kept of it, and the page. */
const found = await runDetectors((what) => process.stdout.write(`${what}\n`));
mkdirSync(dirname(DETECTOR_KEPT), { recursive: true });
writeFileSync(DETECTOR_KEPT, detectorJson(found));
writeFileSync(new URL(`../${DETECTOR_PAGE}`, import.meta.url), detectorPageText(keptDetector()));
process.stdout.write(`wrote ${DETECTOR_KEPT}\nwrote ${DETECTOR_PAGE}\n`);
