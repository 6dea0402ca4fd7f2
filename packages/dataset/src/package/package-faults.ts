import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadScenario, PhonehomeError, type Scenario } from '@phonehome/shared';
import { scenarioHash } from '../folder/key.ts';
import { datasetFiles } from '../folder/layout.ts';
import type { Manifest } from '../folder/manifest.ts';
import { packageFiles } from './package-files.ts';

/** A file that describes a data set, and what is wrong with it. */
export interface PackageFault {
  readonly file: string;
  readonly what: string;
}

/** Holds the scenario in a folder, and each file that describes the data set, against what they must be. */
export function packageFaults(folder: string, manifest: Manifest): PackageFault[] {
  const scenario = scenarioIn(folder, manifest);
  if (typeof scenario === 'string') return [{ file: datasetFiles.scenario, what: scenario }];
  return Object.entries(packageFiles(scenario, manifest)).flatMap(([file, text]) => {
    const path = join(folder, file);
    if (!existsSync(path)) return [{ file, what: 'it is missing' }];
    const is_due = readFileSync(path).equals(Buffer.from(text(), 'utf8'));
    return is_due ? [] : [{ file, what: 'it is not what this version of phonehome makes of the manifest' }];
  });
}

/** The scenario of a data set, or what is wrong with it. */
function scenarioIn(folder: string, manifest: Manifest): Scenario | string {
  const path = join(folder, datasetFiles.scenario);
  if (!existsSync(path)) return 'it is missing';
  try {
    const scenario = loadScenario(readFileSync(path, 'utf8'), datasetFiles.scenario);
    return scenarioHash(scenario) === manifest.scenario.sha256 ? scenario : 'it is another than that of the data set';
  } catch (error) {
    if (error instanceof PhonehomeError) return 'it is no scenario any more';
    throw error;
  }
}
