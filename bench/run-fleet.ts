import { availableParallelism } from 'node:os';
import { createVirtualTransport, runScenario, scenarioPolicy } from '@phonehome/simulation';
import { timed } from './rounds.ts';
import { incidentOf, NINETY_DAYS } from './story.ts';

/** What a run of a fleet gives to the bench. */
export interface FleetRun {
  readonly seconds: number;
  /** Of all threads: says more than the time on a machine that others use, too. */
  readonly cpu_seconds: number;
  readonly rss_bytes: number;
  readonly records: number;
  readonly bytes: number;
}

// Started by fleet.ts, so that its memory is its own: the folder, and how many phones.
const [out = '', devices = ''] = process.argv.slice(2);
const { scenario, text } = incidentOf(NINETY_DAYS);
let facts = { records: 0, bytes: 0 };
const seconds = await timed(async () => {
  const { manifest } = await runScenario({
    scenario,
    scenario_text: text,
    seed: scenario.seed,
    devices: Number(devices),
    out,
    force: false,
    timeline: 'none',
    transport: createVirtualTransport(scenarioPolicy(scenario, scenario.seed)),
    concurrency: 1,
    workers: availableParallelism(),
    replay: 'npm run bench',
    version: '0.0.0',
  });
  facts = { records: manifest.counts.records, bytes: manifest.files['records.ndjson']?.bytes ?? 0 };
});
const { user, system } = process.cpuUsage();
const run: FleetRun = {
  seconds,
  cpu_seconds: (user + system) / 1e6,
  rss_bytes: process.resourceUsage().maxRSS * 1024,
  ...facts,
};
process.stdout.write(JSON.stringify(run));
