import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Generated, type GenerateOptions, generateDataset, type Manifest } from '@phonehome/dataset';
import type { Scenario } from '@phonehome/shared';
import { brief, derived } from '../simulation/support.ts';

export type { ExchangeRow, TruthRow } from '@phonehome/dataset';
export { type Owner, temporaryFolder } from '../simulation/support.ts';

/** Rules that take a tenth of the requests each, so that within a day a phone meets everything that a server can do. */
const TROUBLES: Scenario['policy']['rules'] = [
  { id: 'silent', outcome: 'silent' },
  { id: 'reset', outcome: 'reset', delay_ms: 50 },
  { id: 'error', outcome: 'error', status: 503, body: 'out of order' },
  { id: 'empty-error', outcome: 'error', status: 500 },
  { id: 'garbage', outcome: 'garbage', body: 'a "page", with\r\n\tæøå 中文 and 📱\n' },
  { id: 'redirect', outcome: 'redirect', status: 302, location: 'http://elsewhere.example/a?b=c=d' },
  { id: 'cut-head', outcome: 'partial', cut: { bytes: 20, then: 'reset' } },
  { id: 'cut-body', outcome: 'partial', cut: { share: 0.9, then: 'close' } },
  { id: 'cut-silence', outcome: 'partial', body: 'æøå æøå', cut: { share: 0.97, then: 'silence' } },
  {
    id: 'drip',
    outcome: 'refused',
    result_code: '7',
    result_desc: 'later, "please"',
    drip: { bytes: 7, every_ms: 90 },
  },
  { id: 'slow', outcome: 'refused', result_code: '8', result_desc: 'later', delay_ms: 45_000 },
].map((rule) => ({ delay_ms: 120, ...rule, when: { share: 0.12 } })) as unknown as Scenario['policy']['rules'];

/** The incident in four days, with a server that does everything that a server can do. */
export function troubled(): Scenario {
  return brief('incident', (scenario) => {
    scenario.end = '2018-12-12';
    scenario.phases = scenario.phases.filter(({ from }) => from < scenario.end);
    scenario.updates = scenario.updates.filter(({ released }) => released < scenario.end);
    scenario.policy.rules.unshift(...TROUBLES);
  });
}

/** People who move, for some days: the truth has places. */
export function moving(): Scenario {
  return derived('people-who-move', (scenario) => {
    scenario.end = '2018-12-07';
  });
}

/** The incident where 00:00 UTC is in the evening: at the turn of a day, and of a phase, people use their phones. */
export function lateDays(): Scenario {
  return brief('incident', (scenario) => {
    for (const cohort of scenario.cohorts) cohort.utc_offset = '-05:00';
    const [first] = scenario.phases;
    if (first) {
      const days = ['2018-12-09', '2018-12-10', '2018-12-11', '2018-12-12', '2018-12-13'];
      scenario.phases = [first, ...days.map((from, at) => ({ ...first, id: `day-${at}`, from }))];
    }
  });
}

/** The incident in a week. */
export function incident(): Scenario {
  return brief('incident');
}

/** Where and how much; the rest as `phonehome generate` has it. */
export type Wanted = Partial<GenerateOptions> & Pick<GenerateOptions, 'scenario' | 'out'>;

/** Generates a data set as the command does, by itself in one thread, unless it is said otherwise. */
export function generate({ scenario, ...rest }: Wanted): Promise<Generated> {
  return generateDataset({
    scenario,
    scenario_text: `${JSON.stringify(scenario, null, 2)}\n`,
    seed: scenario.seed,
    devices: scenario.devices,
    days: 2,
    formats: ['ndjson'],
    background: 1,
    events: false,
    shard: { index: 1, count: 1 },
    workers: 1,
    ...rest,
  });
}

/** The same, complete. */
export async function generateWhole(wanted: Wanted): Promise<Manifest> {
  const { manifest, missing_blocks } = await generate(wanted);
  if (!manifest) throw new Error(`blocks are missing: ${missing_blocks}`);
  return manifest;
}

/** All files of a folder by their path, as SHA-256 of what is in them. */
export function filesOf(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(folder.length + 1), createHash('sha256').update(readFileSync(path)).digest('hex')]),
  );
}

/** The rows of a table in the NDJSON of a data set, in order of blocks. */
export function rowsOf<Row>(folder: string, table: string): Row[] {
  const place = join(folder, 'ndjson');
  return readdirSync(place)
    .filter((name) => name.startsWith(`${table}-`))
    .sort()
    .flatMap((name) => readFileSync(join(place, name), 'utf8').split('\n').slice(0, -1))
    .map((line) => JSON.parse(line) as Row);
}
