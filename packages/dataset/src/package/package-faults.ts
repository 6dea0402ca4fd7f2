import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadScenario, type Scenario } from '@phonehome/shared';
import { scenarioHash } from '../folder/key.ts';
import { datasetFiles } from '../folder/layout.ts';
import type { Manifest } from '../folder/manifest.ts';
import { packageFiles } from './package-files.ts';

/** A file that describes a data set, and what is wrong with it. */
export interface PackageFault {
  readonly file: string;
  readonly what: string;
}

/**
 * Holds each file that describes a data set against what it must be. Without its scenario, which is looked at by itself,
 * nothing is known of them.
 */
export function packageFaults(folder: string, manifest: Manifest): PackageFault[] {
  const scenario = scenarioIn(folder, manifest);
  if (!scenario) return [];
  return Object.entries(packageFiles(scenario, manifest)).flatMap(([file, text]) => {
    const path = join(folder, file);
    if (!existsSync(path)) return [{ file, what: 'it is missing' }];
    const is_due = readFileSync(path).equals(Buffer.from(text(), 'utf8'));
    return is_due ? [] : [{ file, what: 'it is not what this version of phonehome makes of the manifest' }];
  });
}

/** The scenario of a data set, or null where it is missing or another. */
function scenarioIn(folder: string, manifest: Manifest): Scenario | null {
  try {
    const scenario = loadScenario(readFileSync(join(folder, datasetFiles.scenario), 'utf8'), datasetFiles.scenario);
    return scenarioHash(scenario) === manifest.scenario.sha256 ? scenario : null;
  } catch {
    return null;
  }
}
