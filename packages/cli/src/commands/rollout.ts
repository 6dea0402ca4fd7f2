import { stat } from 'node:fs/promises';
import { setImmediate as breathe } from 'node:timers/promises';
import { PhonehomeError } from '@phonehome/shared';
import {
  type CohortRollout,
  cohortsConcerned,
  type NearlyAll,
  nearlyAll,
  type Rollout,
  rolloutOfFolder,
  rolloutOfScenario,
  rolloutSvg,
} from '@phonehome/simulation';
import type { Command } from 'commander';
import { integer } from '../arguments.ts';
import { interruptSignal } from '../interrupt.ts';
import { tellNearlyAll } from '../output/nearly-all.ts';
import { createProgressView } from '../output/progress.ts';
import { tellRollout } from '../output/rollout.ts';
import { say, sayJson } from '../output/text.ts';
import { refuseToReplace } from '../refuse-to-replace.ts';
import { readScenario, shippedScenarios } from '../scenario-files.ts';
import { quoted } from '../shell-word.ts';
import { writeWhole } from '../write-whole.ts';

const SEEDS_MAX = 1000;
const DEVICES_MAX = 10_000_000;
/** For --on: phones that are only planned cost next to nothing. */
const SEEDS_PLANNED = 20;
const DEVICES_PLANNED = 10_000;

interface RolloutFlags {
  readonly seed?: number;
  readonly seeds?: number;
  readonly devices?: number;
  readonly on?: string;
  readonly cohort?: string;
  readonly svg?: string;
  readonly json?: true;
  readonly force?: true;
}

/** `phonehome rollout`. */
export function addRolloutCommand(program: Command): void {
  program
    .command('rollout')
    .description('tell which share of the phones still leaks each day, and which share has the fix')
    .argument('<source>', 'a run folder, or a scenario: a shipped name, or a path')
    .option('--seed <n>', 'root seed of a scenario (default: its own)', integer(0, Number.MAX_SAFE_INTEGER - SEEDS_MAX))
    .option(
      '--devices <n>',
      `its number of phones (default: its own; with --on ${DEVICES_PLANNED})`,
      integer(1, DEVICES_MAX),
    )
    .option('--cohort <id>', 'this cohort alone')
    .option('--svg <file>', 'write a chart there')
    .option(
      '--on <day>',
      'instead: the share that has the fix when this day begins, over many seeds, from the plan of updates alone',
    )
    .option('--seeds <n>', `with --on: how many seeds in a row (default: ${SEEDS_PLANNED})`, integer(1, SEEDS_MAX))
    .option('--json', 'one JSON document on standard output and nothing else')
    .option('--force', 'replace the chart')
    .addHelpText(
      'after',
      `
Examples:
  phonehome rollout staged-rollout                        in memory, no file is written
  phonehome rollout runs/incident-5 --svg incident.svg    of a finished run
  phonehome rollout incident --on 2019-03-21 --seeds 50   how nearly all had installed the fix?

Exit codes: 0 done, 2 bad input, 3 disk or permission, 130 interrupted`,
    )
    .action(rollout);
}

async function rollout(name: string, flags: RolloutFlags): Promise<void> {
  refuseContradictions(flags);
  if (flags.on !== undefined) return planned(name, flags, flags.on);
  const { svg, force, json } = flags;
  if (svg !== undefined && !force) await refuseToReplace(svg);
  const found = (await isRun(name)) ? await ofFolder(name, flags) : await ofScenario(name, flags);
  const cohorts = flags.cohort === undefined ? cohortsConcerned(found) : [cohortNamed(found, flags.cohort)];
  if (json) sayJson({ ...found, cohorts });
  else tellRollout(found, cohorts);
  if (svg === undefined) return;
  await writeWhole(svg, rolloutSvg(found, cohorts));
  if (!json) say(`\nWritten: ${svg}`);
}

function refuseContradictions({ on, seeds, svg }: RolloutFlags): void {
  const refuse = (field: string, what: string, remedy: string): never => {
    throw new PhonehomeError('USAGE', [{ field, what, remedy }]);
  };
  if (on === undefined && seeds !== undefined)
    refuse('--seeds', 'only --on looks at several seeds', 'Add --on, or use --seed');
  if (on !== undefined && svg !== undefined)
    refuse('--svg', 'the chart is of days, and --on tells of one', 'Delete one of them');
}

async function ofFolder(folder: string, { seed, devices }: RolloutFlags): Promise<Rollout> {
  if (seed !== undefined || devices !== undefined) {
    const what = 'a finished run has its seed and phones already';
    throw new PhonehomeError('USAGE', [{ file: folder, what, remedy: 'Name its scenario instead of the folder' }]);
  }
  return rolloutOfFolder(folder);
}

async function ofScenario(name: string, flags: RolloutFlags): Promise<Rollout> {
  const { scenario } = await readScenario(name);
  const { seed = scenario.seed, devices = scenario.devices, json } = flags;
  if (!json) say(`seed ${seed}\nreplay: phonehome rollout ${quoted(name)} --seed ${seed} --devices ${devices}\n`);
  const view = createProgressView();
  try {
    return await rolloutOfScenario({ scenario, seed, devices, signal: interruptSignal(), onProgress: view.update });
  } finally {
    view.stop();
  }
}

function cohortNamed({ cohorts, scenario }: Rollout, id: string): CohortRollout {
  const found = cohorts.find((cohort) => cohort.id === id);
  if (found) return found;
  const remedy = `Use one of ${cohorts.map((cohort) => cohort.id).join(', ')}`;
  throw new PhonehomeError('USAGE', [
    { field: '--cohort', what: `${scenario} has no cohort ${JSON.stringify(id)}`, remedy },
  ]);
}

async function planned(name: string, flags: RolloutFlags, on: string): Promise<void> {
  const { scenario } = await readScenario(name);
  const { seed = scenario.seed, seeds = SEEDS_PLANNED, devices = DEVICES_PLANNED, cohort, json } = flags;
  const replay = `phonehome rollout ${quoted(name)} --on ${on} --seed ${seed} --seeds ${seeds} --devices ${devices}`;
  const found = await drive(nearlyAll({ scenario, seed, seeds, devices, on }), interruptSignal());
  const cohorts = found.cohorts.filter(({ id }) => cohort === undefined || id === cohort);
  if (cohorts.length === 0) {
    const remedy = `Use one of ${found.cohorts.map(({ id }) => id).join(', ')}`;
    throw new PhonehomeError('USAGE', [
      { field: '--cohort', what: `no fix is planned for ${JSON.stringify(cohort)}`, remedy },
    ]);
  }
  if (json) sayJson({ ...found, cohorts });
  else tellNearlyAll({ ...found, cohorts }, replay);
}

/** Goes through the seeds, and stops in between when it is interrupted. */
async function drive(steps: Generator<void, NearlyAll>, signal: AbortSignal): Promise<NearlyAll> {
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    await breathe();
    if (signal.aborted) {
      throw new PhonehomeError('INTERRUPTED', [
        { what: 'interrupted', remedy: 'Start it again, perhaps with fewer --seeds' },
      ]);
    }
  }
}

/** A folder is a run, unless a shipped scenario has just this name. */
async function isRun(name: string): Promise<boolean> {
  const is_folder = (await stat(name).catch(() => null))?.isDirectory() ?? false;
  return is_folder && !(await shippedScenarios()).includes(name);
}
