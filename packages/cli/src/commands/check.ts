import { PhonehomeError, parseDate } from '@phonehome/shared';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { checkInputs } from '../check/check-inputs.ts';
import { type Format, formats } from '../check/checked.ts';
import { sortInputs } from '../check/inputs.ts';
import { createReadingView } from '../check/reading-view.ts';
import { readSettings } from '../check/settings.ts';
import { writeChecked } from '../check/write.ts';
import type { ExitCode } from '../exit-codes.ts';
import { interruptSignal } from '../interrupt.ts';

interface CheckFlags {
  readonly region?: string;
  readonly rules?: string;
  readonly suppressions?: string;
  readonly knowledge?: string;
  readonly format: Format;
  readonly out?: string;
  readonly allowUnknown?: true;
  readonly each?: true;
  readonly today?: string;
}

/** `phonehome check`. */
export function addCheckCommand(program: Command, end: (code: ExitCode) => void): void {
  program
    .command('check')
    .description('the release gate: is a client of another region live in this build?')
    .argument('<input...>', 'a folder or files with facts of a build; or a scenario, for each of its builds')
    .option(
      '--region <label>',
      'the label of the builds, such as WW, CN, EEA (default: read from their properties)',
      label,
    )
    .option('--rules <file>', 'changes to rules and tables, and rules of your own')
    .option('--suppressions <file>', 'fails that are accepted, each with a reason and a last day')
    .option('--knowledge <file>', 'further clients, or other facts about known ones')
    .addOption(new Option('--format <format>', 'how the result is written').choices([...formats]).default('text'))
    .option('--out <file>', 'write it there instead of to standard output')
    .option('--allow-unknown', 'exit code 0 also where a verdict is unknown')
    .option('--each', 'each folder within the folders that are named is a build')
    .option('--today <date>', "the day by which suppressions expire, YYYY-MM-DD (default: the clock's, in UTC)", day)
    .addHelpText(
      'after',
      `
What is read: getprop dumps, build.prop, pm list packages, dumpsys package, unpacked images or their file lists,
overlays, carrier configuration. Each folder is a build; files that are named together are one.

Examples:
  phonehome check ./facts
  phonehome check getprop.txt packages.txt --region EEA
  phonehome check out/target/product/x1 --format sarif --out gate.sarif
  phonehome check incident

Exit codes: 0 pass, 1 a rule fails or is unknown, 2 an input cannot be read, 3 disk or permission, 130 interrupted`,
    )
    .action(async (given: string[], flags: CheckFlags) => end(await check(given, flags)));
}

async function check(given: readonly string[], flags: CheckFlags): Promise<ExitCode> {
  const { format, out = null, region = null, allowUnknown = false, each = false } = flags;
  const today = flags.today ?? new Date().toISOString().slice(0, 10);
  const [inputs, settings] = await Promise.all([sortInputs(given, each), readSettings(flags)]);
  const signal = interruptSignal();
  const view = createReadingView();
  const checked = await checkInputs(inputs, { ...settings, region, today, allow_unknown: allowUnknown }, (build) => {
    view.update(build);
    if (signal.aborted) throw interrupted();
  });
  await writeChecked(checked, format, out);
  return checked.exit_code;
}

function interrupted(): PhonehomeError {
  return new PhonehomeError('INTERRUPTED', [{ what: 'interrupted; nothing was written', remedy: 'Start it again' }]);
}

/** An empty one, as of a variable that a pipeline has not set, would stand for any region without CN. */
function label(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('It must be a label, such as WW, CN or EEA.');
  return text;
}

function day(text: string): string {
  if (parseDate(text) === null) throw new InvalidArgumentError('It must be a day, such as 2019-03-21.');
  return text;
}
