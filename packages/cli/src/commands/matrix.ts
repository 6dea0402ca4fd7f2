import { PhonehomeError } from '@phonehome/shared';
import { type Axis, createMatrix, diffMatrices, type Matrix, readMatrix } from '@phonehome/simulation';
import type { Command } from 'commander';
import { integer } from '../arguments.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { interruptSignal } from '../interrupt.ts';
import { tellChanges, tellMatrix } from '../output/matrix.ts';
import { sayJson } from '../output/text.ts';
import { readText } from '../read-text.ts';
import { readScenario } from '../scenario-files.ts';
import { writeWhole } from '../write-whole.ts';

interface MatrixFlags {
  readonly diff?: true;
  readonly families?: true;
  readonly pairwise?: true;
  readonly only?: string;
  readonly seed?: number;
  readonly out?: string;
  readonly json?: true;
}

const SNAPSHOT = /\.json$/;

/** `phonehome matrix`. */
export function addMatrixCommand(program: Command, end: (code: ExitCode) => void): void {
  program
    .command('matrix')
    .description('which phones send what where: every history of builds, card, slot, network, at home and abroad')
    .argument('<scenarios...>', 'a shipped name, a scenario file, or a snapshot that ends in .json; two with --diff')
    .option('--diff', 'what changes from the first to the second')
    .option('--families', 'also the same builds with the client of each other family')
    .option('--pairwise', 'a part of the cells that has every two values together')
    .option('--only <values>', 'some values alone, such as network=wifi,sim1=norwegian|finnish')
    .option('--seed <n>', "the seed (default: the scenario's own)", integer(0, Number.MAX_SAFE_INTEGER))
    .option('--out <file>', 'write a snapshot, to be compared later')
    .option('--json', 'one JSON document on standard output and nothing else')
    .addHelpText(
      'after',
      `
Examples:
  phonehome matrix incident
  phonehome matrix incident --out matrix.json
  phonehome matrix --diff matrix.json ./my-story.yaml     in CI: which cells a change of builds or rules changes

Exit codes: 0 done, and with --diff nothing changed; 1 with --diff something changed; 2 bad input; 130 interrupted`,
    )
    .action(async (names: readonly string[], flags: MatrixFlags) => end(await matrix(names, flags)));
}

async function matrix(names: readonly string[], flags: MatrixFlags): Promise<ExitCode> {
  const { diff, json, out } = flags;
  const wanted = diff ? 2 : 1;
  if (names.length !== wanted) {
    const what = names.length === 1 ? 'one scenario is named' : `${names.length} scenarios are named`;
    const remedy = diff ? 'Name two: the old one and the new one' : 'Name one, or compare two with --diff';
    throw new PhonehomeError('USAGE', [{ what, remedy }]);
  }
  const [first, second] = await Promise.all(names.map((name) => matrixOf(name, flags)));
  if (out !== undefined) await writeWhole(out, `${JSON.stringify(second ?? first, null, 1)}\n`);
  if (!second) {
    if (json) sayJson(first);
    else tellMatrix(first as Matrix);
    return exitCodes.held;
  }
  const changes = diffMatrices(first as Matrix, second);
  if (json) sayJson({ before: names[0], after: names[1], changes });
  else tellChanges(first as Matrix, second, changes);
  return changes.length === 0 ? exitCodes.held : exitCodes.failed;
}

async function matrixOf(name: string, { families, pairwise, only, seed }: MatrixFlags): Promise<Matrix> {
  if (SNAPSHOT.test(name)) return readMatrix(await readText(name), name);
  const { scenario } = await readScenario(name);
  return createMatrix({ scenario, families, pairwise, seed, only: restriction(only), signal: interruptSignal() });
}

/** `network=wifi,sim1=a|b` as values by dimension. */
function restriction(text: string | undefined): { readonly [A in Axis]?: readonly string[] } {
  const entries = (text ?? '').split(',').filter((part) => part.trim() !== '');
  return Object.fromEntries(
    entries.map((part) => {
      const [name = '', values, ...rest] = part.split('=').map((word) => word.trim());
      if (!values || rest.length > 0) {
        const remedy = 'Write them as network=wifi,sim1=a|b';
        throw new PhonehomeError('USAGE', [{ what: `${JSON.stringify(part)} names no values`, remedy }]);
      }
      return [name, values.split('|')];
    }),
  );
}
