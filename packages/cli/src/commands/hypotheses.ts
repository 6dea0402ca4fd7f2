import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '@phonehome/fake-server';
import { PhonehomeError } from '@phonehome/shared';
import {
  cellsOf,
  diskError,
  type ExamineOptions,
  examineHypotheses,
  type Hypotheses,
  hypothesesJson,
  hypothesesPage,
  restrictGrid,
  wholeGrid,
} from '@phonehome/simulation';
import type { Command } from 'commander';
import { integer } from '../arguments.ts';
import { interruptSignal } from '../interrupt.ts';
import { tellGrid, tellHypotheses } from '../output/hypotheses.ts';
import { createProgressView } from '../output/progress.ts';
import { say } from '../output/text.ts';
import { readClaims, readScenario } from '../scenario-files.ts';
import { quoted } from '../shell-word.ts';
import { writeWhole } from '../write-whole.ts';

const SEEDS_MAX = 1000;
const FILES = ['hypotheses.json', 'hypotheses.md'] as const;

interface HypothesesFlags {
  readonly only?: string;
  readonly seed?: number;
  readonly seeds: number;
  readonly claims?: string;
  readonly out?: string;
  readonly json?: true;
  readonly force?: true;
}

/** `phonehome hypotheses`. */
export function addHypothesesCommand(program: Command): void {
  program
    .command('hypotheses')
    .description('hold a grid of explanations against what was reported: which are compatible with all of it?')
    .argument('[scenario]', 'whose affected phones: a shipped name, or a path', 'incident')
    .option('--only <values>', 'a part of the grid, such as triggers=connectivity,server=refuse|silent')
    .option('--seeds <n>', 'how many seeds in a row', integer(1, SEEDS_MAX), 20)
    .option(
      '--seed <n>',
      "the first of them (default: the scenario's own)",
      integer(0, Number.MAX_SAFE_INTEGER - SEEDS_MAX),
    )
    .option('--claims <file>', 'other claims than the shipped ones')
    .option('--out <dir>', `write ${FILES.join(' and ')} there`)
    .option('--json', 'one JSON document on standard output and nothing else')
    .option('--force', 'replace these files')
    .addHelpText(
      'after',
      `
Examples:
  phonehome hypotheses --out /tmp/grid    the table of docs/explanation/hypotheses.md, some minutes
  phonehome hypotheses --seeds 1          a first look, some seconds; it rules out more than many seeds do
  phonehome hypotheses --only triggers=connectivity,network=wifi

Exit codes: 0 done, 2 bad input, 3 disk or permission, 130 interrupted`,
    )
    .action(hypotheses);
}

async function hypotheses(name: string, flags: HypothesesFlags): Promise<void> {
  const grid = flags.only === undefined ? wholeGrid : restrictGrid(flags.only);
  const [{ scenario: base }, claims] = await Promise.all([readScenario(name), readClaims(flags.claims)]);
  const { seeds, seed = base.seed, out, json } = flags;
  const signal = interruptSignal();
  if (out !== undefined) await prepare(out, flags.force ?? false);
  if (!json) tellGrid(cellsOf(grid).length, seeds, seed, replayOf(name, flags, seed));
  const found = await examine({ base, claims, grid, seed, seeds, signal });
  // Told first: minutes of work are not lost to a full disk.
  if (!json) tellHypotheses(found);
  if (out !== undefined) await write(out, found);
  if (json) say(hypothesesJson(found));
  else if (out !== undefined) say(`\nWritten: ${FILES.map((file) => join(out, file)).join(', ')}`);
}

async function examine(options: ExamineOptions): Promise<Hypotheses> {
  const view = createProgressView();
  try {
    const steps = examineHypotheses(options);
    for (let step = await steps.next(); ; step = await steps.next()) {
      if (step.done) return step.value;
      view.update(step.value);
    }
  } catch (error) {
    if (!(error instanceof PhonehomeError && error.code === 'INTERRUPTED')) throw error;
    const what = 'interrupted; nothing was written';
    throw new PhonehomeError('INTERRUPTED', [{ what, remedy: 'Start it again, perhaps with fewer --seeds' }]);
  } finally {
    view.stop();
  }
}

/** Makes the folder, and refuses one that has a result already, before anything is run. */
async function prepare(out: string, force: boolean): Promise<void> {
  try {
    await makeFolder(out);
    const there = (await readdir(out)).find((file) => (FILES as readonly string[]).includes(file));
    if (there === undefined || force) return;
    const what = `there is a ${there} already`;
    throw new PhonehomeError('FOLDER_OCCUPIED', [{ file: out, what, remedy: 'Choose another folder, or add --force' }]);
  } catch (error) {
    throw diskError(error, out);
  }
}

async function write(out: string, found: Hypotheses): Promise<void> {
  await writeWhole(join(out, FILES[0]), `${hypothesesJson(found)}\n`);
  await writeWhole(join(out, FILES[1]), hypothesesPage(found));
}

function replayOf(name: string, { seeds, only, claims }: HypothesesFlags, seed: number): string {
  const options = [
    ...(only === undefined ? [] : ['--only', quoted(only)]),
    ...(claims === undefined ? [] : ['--claims', quoted(claims)]),
  ];
  return ['phonehome hypotheses', quoted(name), `--seed ${seed} --seeds ${seeds}`, ...options].join(' ');
}
