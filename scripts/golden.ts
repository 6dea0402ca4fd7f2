import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
import { type DatasetKey, generateDataset, tableIds } from '@phonehome/dataset';
import { loadScenario } from '@phonehome/shared';
import {
  createVirtualTransport,
  type Manifest,
  rolloutOfScenario,
  rolloutSvg,
  runScenario,
  scenarioPolicy,
} from '@phonehome/simulation';

const scenarios = fileURLToPath(new URL('../scenarios/', import.meta.url));
const NOT_SCENARIOS = new Set(['claims.yaml']);
const EXTENSION = '.yaml';

/** Few phones, so that it takes seconds; each cohort of a scenario has one all the same. */
const DEVICES_MIN = 5;

const golden = new URL('../test/fixtures/golden/', import.meta.url);
const command = fileURLToPath(new URL('../packages/cli/bin/phonehome.js', import.meta.url));

/** Where the pinned manifests are. */
export const GOLDEN_MANIFESTS = fileURLToPath(new URL('manifests.json', golden));
/** Where the pinned story is. */
export const GOLDEN_STORY = fileURLToPath(new URL('china-as-intended.txt', golden));
/** Where the pinned chart is. */
export const GOLDEN_CHART = fileURLToPath(new URL('staged-rollout.svg', golden));

/** Where the pinned hashes of a small data set are. */
export const GOLDEN_DATASET = fileURLToPath(new URL('dataset.json', golden));

/** The manifest of a small run of each shipped scenario at its own seed, by name. */
export type GoldenManifests = Readonly<Record<string, Manifest>>;

/** Runs each shipped scenario with five phones and the full timeline. */
export async function makeGoldenManifests(): Promise<GoldenManifests> {
  const files = (await readdir(scenarios)).filter((file) => file.endsWith(EXTENSION) && !NOT_SCENARIOS.has(file));
  const manifests: Record<string, Manifest> = {};
  const folder = await mkdtemp(join(tmpdir(), 'phonehome-golden-'));
  try {
    for (const file of files.sort()) manifests[file.slice(0, -EXTENSION.length)] = await makeManifest(file, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return manifests;
}

async function makeManifest(file: string, folder: string): Promise<Manifest> {
  const scenario_text = await readFile(join(scenarios, file), 'utf8');
  const scenario = loadScenario(scenario_text, file);
  const { manifest } = await runScenario({
    scenario,
    scenario_text,
    seed: scenario.seed,
    devices: Math.max(DEVICES_MIN, scenario.cohorts.length),
    out: join(folder, scenario.id),
    force: false,
    timeline: 'full',
    transport: createVirtualTransport(scenarioPolicy(scenario, scenario.seed)),
    concurrency: 1,
    replay: 'npm run golden',
    version: '0.0.0',
  });
  return manifest;
}

/** What `run china-as-intended` with four phones prints where there is no terminal, but for how long it took. */
export async function makeGoldenStory(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'phonehome-golden-'));
  try {
    const args = [command, 'run', 'china-as-intended', '--devices', '4', '--out', 'a-run'];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder });
    return stdout.replace(/\(\d+\.\d s\)/, '(… s)');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The chart of staged-rollout at its own seed, with its own number of phones. */
export async function makeGoldenChart(): Promise<string> {
  const scenario = loadScenario(await readFile(join(scenarios, 'staged-rollout.yaml'), 'utf8'), 'staged-rollout.yaml');
  return rolloutSvg(await rolloutOfScenario({ scenario, seed: scenario.seed, devices: scenario.devices }));
}

/** What is pinned of a data set: of each part its hash, of Parquet what is in its rows. */
export interface GoldenDataset {
  readonly key: DatasetKey;
  /** SHA-256 of each part but those of Parquet, by path. */
  readonly parts: Readonly<Record<string, string>>;
  /** SHA-256 of all rows of a table as JSON, as DuckDB reads them: other versions of it may write other bytes. */
  readonly parquet_rows: Readonly<Record<string, string>>;
}

/** A data set of five phones in people-who-move for three days, in two blocks, in every format. */
export async function makeGoldenDataset(): Promise<GoldenDataset> {
  const scenario_text = await readFile(join(scenarios, 'people-who-move.yaml'), 'utf8');
  const scenario = loadScenario(scenario_text, 'people-who-move.yaml');
  const folder = await mkdtemp(join(tmpdir(), 'phonehome-golden-'));
  try {
    const out = join(folder, 'set');
    const { manifest } = await generateDataset({
      scenario,
      scenario_text,
      seed: scenario.seed,
      devices: 5,
      days: 3,
      formats: ['ndjson', 'csv', 'parquet', 'pcapng', 'har', 'protobuf'],
      background: 1,
      events: true,
      out,
      shard: { index: 1, count: 1 },
      workers: 1,
      block_devices: 3,
    });
    if (!manifest) throw new Error('the data set is not complete');
    const { parts, dataset_sha256: _hash, figures: _figures, ...key } = manifest;
    const hashed = parts.filter(({ path }) => !path.startsWith('parquet/')).map(({ path, sha256 }) => [path, sha256]);
    return { key, parts: Object.fromEntries(hashed), parquet_rows: await hashRows(join(out, 'parquet')) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function hashRows(parquet: string): Promise<Record<string, string>> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  try {
    const hashes: Record<string, string> = {};
    for (const table of tableIds) {
      const options = 'filename = true, file_row_number = true, hive_partitioning = false';
      const read = `read_parquet('${parquet}/${table}/**/*.parquet', ${options})`;
      const sql = `SELECT * EXCLUDE (filename) FROM ${read} ORDER BY filename, file_row_number`;
      const rows = (await connection.runAndReadAll(sql)).getRowObjectsJson();
      hashes[table] = createHash('sha256').update(JSON.stringify(rows)).digest('hex');
    }
    return hashes;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
