import { availableParallelism } from 'node:os';
import { daysOfScenario, type Format, formats, generateDataset } from '@phonehome/dataset';
import { type Command, InvalidArgumentError } from 'commander';
import { decimal, integer } from '../arguments.ts';
import { interruptSignal } from '../interrupt.ts';
import { tellGenerated } from '../output/dataset.ts';
import { createProgressView } from '../output/progress.ts';
import { say, sayJson } from '../output/text.ts';
import { readScenario } from '../scenario-files.ts';
import { quoted } from '../shell-word.ts';

const DEVICES_MAX = 500_000_000;
const DAYS_MAX = 3_660;
const BACKGROUND_MAX = 20;
const WORKERS_MAX = 256;

interface GenerateFlags {
  readonly devices?: number;
  readonly days?: number;
  readonly seed?: number;
  readonly format: readonly Format[];
  readonly background: number;
  readonly events?: true;
  readonly out?: string;
  readonly shard: Shard;
  readonly workers?: number;
  readonly json?: true;
}

interface Shard {
  readonly index: number;
  readonly count: number;
}

/** `phonehome generate`. */
export function addGenerateCommand(program: Command): void {
  program
    .command('generate')
    .description('generate a labelled data set of synthetic traffic from a scenario')
    .argument('<scenario>', 'a shipped name, or a path that contains / or ends in .yaml')
    .option('--devices <n>', "number of phones (default: the scenario's own)", integer(1, DEVICES_MAX))
    .option('--days <n>', "number of days from its start (default: the scenario's own)", integer(1, DAYS_MAX))
    .option('--seed <n>', "root seed (default: the scenario's own)", integer(0, Number.MAX_SAFE_INTEGER))
    .option('--format <list>', `of ${formats.join(', ')}; with commas between`, formatList, ['ndjson'] as Format[])
    .option(
      '--background <ratio>',
      'exchanges of other applications for each screen wake, on the mean',
      decimal(0, BACKGROUND_MAX),
      1,
    )
    .option('--events', 'also a table of all that happened on the phones')
    .option('--out <dir>', 'folder (default: datasets/<scenario>-<seed>)')
    .option('--shard <i/n>', 'only the i-th of n shares of the blocks', shard, { index: 1, count: 1 })
    .option('--workers <n>', 'threads; changes no byte', integer(1, WORKERS_MAX))
    .option('--json', 'one JSON document on standard output and nothing else')
    .addHelpText(
      'after',
      `
Examples:
  phonehome generate incident --devices 200 --days 7 --format ndjson,pcapng
  phonehome generate incident --devices 1000000 --shard 3/16 --format parquet --out /data/incident
  phonehome dataset verify datasets/incident-5

The same scenario, seed, devices, days, background and formats give the same bytes on any machine, with any number of
shards and workers. After an interrupt, the same command goes on from the finished blocks.

Exit codes: 0 done, 2 bad input, 3 disk or permission, 130 interrupted`,
    )
    .action(generate);
}

async function generate(name: string, flags: GenerateFlags): Promise<void> {
  const { scenario, text } = await readScenario(name);
  const seed = flags.seed ?? scenario.seed;
  const devices = flags.devices ?? scenario.devices;
  const days = flags.days ?? daysOfScenario(scenario);
  const { format, background, events = false, shard, out = `datasets/${scenario.id}-${seed}`, json } = flags;
  if (!json) {
    say(`seed ${seed}`);
    const more = `${background === 1 ? '' : ` --background ${background}`}${events ? ' --events' : ''}`;
    say(
      `replay: phonehome generate ${quoted(name)} --devices ${devices} --days ${days} --seed ${seed} --format ${format}${more}`,
    );
  }
  const progress = createProgressView();
  try {
    const generated = await generateDataset({
      scenario,
      scenario_text: text,
      seed,
      devices,
      days,
      formats: format,
      background,
      events,
      out,
      shard,
      workers: flags.workers ?? availableParallelism(),
      signal: interruptSignal(),
      onProgress: progress.update,
      onResume: (finished) => tellResumed(finished),
    });
    progress.stop();
    if (json) sayJson({ out, ...generated });
    else tellGenerated(generated, out);
  } finally {
    progress.stop();
  }
}

function tellResumed(finished: number): void {
  process.stderr.write(`phonehome: going on from what is there: ${finished} phones are finished\n`);
}

function formatList(text: string): Format[] {
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !formats.includes(name as Format));
  if (unknown !== undefined) {
    throw new InvalidArgumentError(`${JSON.stringify(unknown)} is none of ${formats.join(', ')}.`);
  }
  return [...new Set(names)] as Format[];
}

function shard(text: string): Shard {
  const match = /^(\d{1,9})\/(\d{1,9})$/.exec(text);
  const index = Number(match?.[1]);
  const count = Number(match?.[2]);
  if (!match || index < 1 || index > count) {
    throw new InvalidArgumentError('It must be i/n, such as 3/16, with i from 1 to n.');
  }
  return { index, count };
}
