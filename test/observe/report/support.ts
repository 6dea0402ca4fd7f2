import { readdirSync, readFileSync } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { collectReport, type ReportData, type ReportOptions } from '@phonehome/observe';
import { type Claims, loadClaims, loadScenario, type Scenario } from '@phonehome/shared';
import { openRun, scenarioHash } from '@phonehome/simulation';
import {
  type BriefName,
  brief as briefly,
  type Owner,
  runInto,
  shipped,
  temporaryFolder,
} from '../../simulation/support.ts';

export { derived, type Owner, runInto, shipped, temporaryFolder } from '../../simulation/support.ts';

/** So few phones have one of each cohort, and two of the affected one. */
const FEW = 5;

/** A shipped scenario within a week, with few phones. */
export function brief(name: BriefName, change: (scenario: Scenario) => void = () => undefined): Scenario {
  return briefly(name, (scenario) => {
    scenario.devices = FEW;
    change(scenario);
  });
}

const scenarios = fileURLToPath(new URL('../../../scenarios/', import.meta.url));

/** The shipped claims. */
export const claims: Claims = loadClaims(readFileSync(`${scenarios}claims.yaml`, 'utf8'), 'claims.yaml');

/** What the shipped scenarios expect, by name. */
export const expectations: ReportOptions['expectations'] = Object.fromEntries(
  readdirSync(scenarios)
    .filter((name) => name.endsWith('.yaml') && name !== 'claims.yaml')
    .map((name) => [name.replace('.yaml', ''), loadScenario(readFileSync(scenarios + name, 'utf8'), name).expect]),
);

/** What a report of a run is made from, without counter-measures, which are runs of their own. */
export const options: ReportOptions = {
  claims,
  expectations,
  incident_sha256: scenarioHash(shipped('incident')),
  replay: 'phonehome run incident --seed 5 --devices 15',
  prevention: 'none',
  at_home: null,
};

/** Runs a scenario into a folder that goes when the test ends. */
export async function runOf(t: Owner, scenario: Scenario, timeline: 'full' | 'none' = 'full'): Promise<string> {
  const folder = join(await temporaryFolder(t), 'run');
  await runInto(folder, scenario, { timeline });
  return folder;
}

/** The data of a report of a run folder. */
export async function reportOf(folder: string, change: Partial<ReportOptions> = {}): Promise<ReportData> {
  return collectReport(await openRun(folder), { ...options, ...change });
}

/** Rewrites a file of a run line by line, and the manifest with it: as somebody would who wants to be believed. */
export async function altered(folder: string, file: string, change: (line: string) => string): Promise<void> {
  const path = join(folder, file);
  const lines = (await readFile(path, 'utf8')).split('\n');
  await writeFile(path, lines.map((line) => (line === '' ? '' : change(line))).join('\n'));
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  manifest.files[file].bytes = (await stat(path)).size;
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
}

/** Every element of a page with the names of its attributes, such as `a class href`. */
export function elementsOf(page: string): string[] {
  const style = /<style>[^<]*<\/style>/;
  const elements = page
    .replace(style, '<style></style>')
    .matchAll(/<([a-z][a-z0-9]*)((?:\s+[a-zA-Z-]+(?:="[^"]*")?)*)\s*\/?>/g);
  return Array.from(elements, ([, name, rest = '']) =>
    [
      name,
      ...rest
        .replace(/="[^"]*"/g, '')
        .trim()
        .split(/\s+/),
    ]
      .join(' ')
      .trim(),
  );
}
