import { join } from 'node:path';
import { makeFolder } from '@phonehome/fake-server';
import {
  affectedOf,
  counter,
  counterMeasures,
  examinePrevention,
  firstDays,
  type Prevention,
  type PreventionOptions,
  preventionAbout,
  preventionDocument,
  preventionJson,
  preventionPage,
  SEEDS_DEFAULT,
} from '@phonehome/observe';
import { PhonehomeError, type Scenario } from '@phonehome/shared';
import { diskError } from '@phonehome/simulation';
import { type Command, Option } from 'commander';
import { integer } from '../arguments.ts';
import { interruptSignal } from '../interrupt.ts';
import { tellBlocks } from '../output/blocks.ts';
import { createProgressView } from '../output/progress.ts';
import { say, wrap } from '../output/text.ts';
import { readScenario } from '../scenario-files.ts';
import { quoted } from '../shell-word.ts';
import { writeWhole } from '../write-whole.ts';

const SEEDS_MAX = 1000;
const DEVICES_MAX = 100_000;
const DAYS_MAX = 36_500;
const HOME = 'china-as-intended';

interface PreventFlags {
  readonly seed?: number;
  readonly seeds: number;
  readonly devices?: number;
  readonly days?: number;
  readonly sensitivity?: true;
  readonly scenarios?: string;
  readonly format: 'text' | 'json' | 'md';
}

/** `phonehome prevent`. */
export function addPreventCommand(program: Command): void {
  program
    .command('prevent')
    .description('would it have been prevented? each counter-measure alone, on the same people and days')
    .argument(
      '<scenario>',
      'a story in which phones of one region run the client of another: a shipped name, or a path',
    )
    .option(
      '--seed <n>',
      "the first seed (default: the scenario's own)",
      integer(0, Number.MAX_SAFE_INTEGER - SEEDS_MAX),
    )
    .option('--seeds <n>', 'how many seeds in a row', integer(1, SEEDS_MAX), SEEDS_DEFAULT)
    .option('--devices <n>', "phones of each run (default: the scenario's own)", integer(1, DEVICES_MAX))
    .option('--days <n>', 'the first days of the story alone (default: all)', integer(1, DAYS_MAX))
    .option('--sensitivity', 'also with every figure that is marked assumed lower and higher; minutes')
    .option('--scenarios <dir>', 'write the scenario of each counter-measure there, to be run as any other')
    .addOption(new Option('--format <format>', 'how it is written').choices(['text', 'json', 'md']).default('text'))
    .addHelpText(
      'after',
      `
Examples:
  phonehome prevent people-who-move --days 14
  phonehome prevent incident --seeds 20 --format json > prevention.json
  phonehome prevent incident --scenarios ./countered && phonehome run ./countered/right-variant.yaml

Phones for which the client is meant are those of the story, else those of ${HOME}.

Exit codes: 0 done, 2 bad input, 3 disk or permission, 130 interrupted`,
    )
    .action(prevent);
}

async function prevent(name: string, flags: PreventFlags): Promise<void> {
  const [{ scenario }, { scenario: at_home }] = await Promise.all([readScenario(name), readScenario(HOME)]);
  const { seed = scenario.seed, seeds, devices, days, sensitivity, format, scenarios } = flags;
  if (scenarios !== undefined) await writeScenarios(scenario, days, scenarios);
  if (format === 'text') tellBefore(name, flags, seed);
  const signal = interruptSignal();
  const found = await examine(scenario, { seed, seeds, devices, days, at_home, sensitivity, signal });
  if (format === 'json') say(preventionJson(found));
  else if (format === 'md') process.stdout.write(preventionPage(found));
  else {
    say();
    say(wrap(preventionAbout(found)));
    tellBlocks(preventionDocument(found));
  }
}

async function examine(scenario: Scenario, options: PreventionOptions): Promise<Prevention> {
  const view = createProgressView();
  try {
    const steps = examinePrevention(scenario, options);
    for (let step = await steps.next(); ; step = await steps.next()) {
      if (step.done) return step.value;
      view.update(step.value);
    }
  } catch (error) {
    if (!(error instanceof PhonehomeError && error.code === 'INTERRUPTED')) throw error;
    const remedy = 'Start it again, perhaps with fewer --seeds or --days';
    throw new PhonehomeError('INTERRUPTED', [{ what: 'interrupted; there is no result', remedy }]);
  } finally {
    view.stop();
  }
}

/** JSON is YAML, so that a file that ends in .yaml is read as any scenario is. */
async function writeScenarios(scenario: Scenario, days: number | undefined, folder: string): Promise<void> {
  const story = days === undefined ? scenario : firstDays(scenario, days);
  const affected = affectedOf(story);
  try {
    await makeFolder(folder);
    for (const measure of counterMeasures) {
      const { scenario: countered } = counter(story, measure, affected);
      await writeWhole(join(folder, `${measure.id}.yaml`), `${JSON.stringify(countered, null, 2)}\n`);
    }
  } catch (error) {
    throw error instanceof PhonehomeError ? error : diskError(error, folder);
  }
}

function tellBefore(name: string, { seeds, devices, days, sensitivity }: PreventFlags, seed: number): void {
  say(seeds === 1 ? `seed ${seed}` : `seeds ${seed} to ${seed + seeds - 1}`);
  const options = [
    ...(devices === undefined ? [] : [`--devices ${devices}`]),
    ...(days === undefined ? [] : [`--days ${days}`]),
    ...(sensitivity ? ['--sensitivity'] : []),
  ];
  say(`replay: ${['phonehome prevent', quoted(name), `--seed ${seed} --seeds ${seeds}`, ...options].join(' ')}`);
}
