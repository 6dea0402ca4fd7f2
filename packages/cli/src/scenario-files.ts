import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Claims, loadClaims, loadScenario, PhonehomeError, type Scenario } from '@phonehome/shared';
import { readText } from './read-text.ts';

/** Where the shipped scenarios are: beside the packages in a clone, beside `dist` in a published package. */
const SHIPPED = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../../scenarios' : '../scenarios', import.meta.url),
);
const CLAIMS = 'claims.yaml';
const NOT_SCENARIOS = new Set([CLAIMS]);
const EXTENSION = '.yaml';

/** A scenario with the text it was read from. */
export interface ScenarioFile {
  readonly scenario: Scenario;
  readonly text: string;
}

/** The names of the shipped scenarios. */
export async function shippedScenarios(): Promise<string[]> {
  const files = await readdir(SHIPPED);
  return files
    .filter((file) => file.endsWith(EXTENSION) && !NOT_SCENARIOS.has(file))
    .map((file) => basename(file, EXTENSION))
    .sort();
}

/** The path of a scenario: the name itself if it contains a slash or ends in .yaml, else that of a shipped one. */
export function scenarioPath(name: string): string {
  return name.includes('/') || name.endsWith(EXTENSION) ? name : join(SHIPPED, name + EXTENSION);
}

/**
 * Reads a scenario: a path if it contains a slash or ends in .yaml, else the name of a shipped one.
 * @throws PhonehomeError SCENARIO_NOT_FOUND or SCENARIO_INVALID
 */
export async function readScenario(name: string): Promise<ScenarioFile> {
  const isPath = name.includes('/') || name.endsWith(EXTENSION);
  const shipped = isPath ? [] : await shippedScenarios();
  if (!isPath && !shipped.includes(name)) {
    const remedy = `Use one of ${shipped.join(', ')}, or a path that contains / or ends in ${EXTENSION}`;
    const what = `no shipped scenario is called ${JSON.stringify(name)}`;
    throw new PhonehomeError('SCENARIO_NOT_FOUND', [{ what, remedy }]);
  }
  const path = scenarioPath(name);
  const text = await readText(path);
  return { scenario: loadScenario(text, path), text };
}

/**
 * Reads the shipped claims, or a file of them.
 * @throws PhonehomeError SCENARIO_NOT_FOUND or SCENARIO_INVALID
 */
export async function readClaims(path = join(SHIPPED, CLAIMS)): Promise<Claims> {
  return loadClaims(await readText(path), path);
}
