import { availableParallelism } from 'node:os';
import {
  createLiveTransport,
  createVirtualTransport,
  runScenario,
  scenarioPolicy,
  type TimelineMode,
  timelines,
} from '@phonehome/simulation';
import { type Command, Option } from 'commander';
import { integer } from '../arguments.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { interruptSignal } from '../interrupt.ts';
import { createProgressView } from '../output/progress.ts';
import { tellBeginning, tellEnding } from '../output/story.ts';
import { sayJson } from '../output/text.ts';
import { readScenario } from '../scenario-files.ts';
import { quoted } from '../shell-word.ts';
import { version } from '../version.ts';

/** What a scenario may have; the reserved ranges of numbers may allow fewer. */
const DEVICES_MAX = 500_000_000;
const WORKERS_MAX = 256;
const CONCURRENCY_MAX = 256;
const CONCURRENCY_LIVE = 8;

interface RunFlags {
  readonly seed?: number;
  readonly devices?: number;
  readonly out?: string;
  readonly live?: true;
  readonly virtual?: true;
  readonly concurrency?: number;
  readonly workers?: number;
  readonly timeline: TimelineMode;
  readonly json?: true;
  readonly force?: true;
}

/** `phonehome run`. */
export function addRunCommand(program: Command, end: (code: ExitCode) => void): void {
  program
    .command('run')
    .description('run a scenario, judge its expectations, and write a run folder')
    .argument('<scenario>', 'a shipped name, or a path that contains / or ends in .yaml')
    .option('--seed <n>', "root seed (default: the scenario's own)", integer(0, Number.MAX_SAFE_INTEGER))
    .option('--devices <n>', "number of phones (default: the scenario's own)", integer(1, DEVICES_MAX))
    .option('--out <dir>', 'run folder (default: runs/<scenario>-<seed>)')
    .addOption(new Option('--live', 'over real sockets on loopback').conflicts('virtual'))
    .option('--virtual', 'in memory (default); the records are the same')
    .option(
      '--concurrency <n>',
      'phones at once in a live run; changes no byte of the run',
      integer(1, CONCURRENCY_MAX),
    )
    .option('--workers <n>', 'threads of a virtual run; changes no byte of it', integer(1, WORKERS_MAX))
    .addOption(
      new Option('--timeline <mode>', 'how much of the truth to write').choices([...timelines]).default('client'),
    )
    .option('--json', 'one JSON document on standard output and nothing else')
    .option('--force', 'replace whatever is in the run folder')
    .addHelpText(
      'after',
      `
Examples:
  phonehome run incident                    the incident, in memory
  phonehome run incident --live             the same, over real sockets: the same records
  phonehome run incident --seed 7 --json    another seed, for a program to read
  phonehome run ./my-story.yaml --devices 50 --out /tmp/my-run

Exit codes: 0 every expectation held, 1 one failed, 2 bad input, 3 port, disk or permission, 130 interrupted`,
    )
    .action(async (name: string, flags: RunFlags) => end(await run(name, flags)));
}

async function run(name: string, flags: RunFlags): Promise<ExitCode> {
  const { scenario, text } = await readScenario(name);
  const seed = flags.seed ?? scenario.seed;
  const devices = flags.devices ?? scenario.devices;
  const out = flags.out ?? `runs/${scenario.id}-${seed}`;
  const live = flags.live ?? false;
  const replay = `phonehome run ${quoted(name)} --seed ${seed} --devices ${devices}${live ? ' --live' : ''}${flags.timeline === 'client' ? '' : ` --timeline ${flags.timeline}`}`;
  if (!flags.json) tellBeginning(scenario, { seed, devices, live, replay });
  const signal = interruptSignal();
  const transport = live
    ? await createLiveTransport({ policy: scenarioPolicy(scenario, seed) })
    : createVirtualTransport(scenarioPolicy(scenario, seed));
  const progress = createProgressView();
  try {
    const finished = await runScenario({
      scenario,
      scenario_text: text,
      seed,
      devices,
      out,
      force: flags.force ?? false,
      timeline: flags.timeline,
      transport,
      concurrency: flags.concurrency ?? (live ? CONCURRENCY_LIVE : 1),
      workers: flags.workers ?? availableParallelism(),
      replay,
      version,
      signal,
      onProgress: progress.update,
      onResume: (finished) => tellResumed(finished, devices),
    });
    progress.stop();
    if (flags.json)
      sayJson({ out, ...finished.result, manifest: finished.manifest, environment: finished.environment });
    else tellEnding(scenario, finished, out);
    return finished.result.held ? exitCodes.held : exitCodes.failed;
  } finally {
    progress.stop();
    await transport.close();
  }
}

function tellResumed(finished: number, devices: number): void {
  process.stderr.write(`phonehome: going on from an interrupted run: ${finished} of ${devices} phones are finished\n`);
}
