import { formatProblem, PhonehomeError } from '@phonehome/shared';
import { Command, CommanderError } from 'commander';
import { addCommands } from './commands.ts';
import { type ExitCode, exitCodeOf, exitCodes } from './exit-codes.ts';
import { sayJson } from './output/text.ts';
import { version } from './version.ts';

/** The `phonehome` command. Sets the exit code of the process; never throws. */
export async function main(argv: readonly string[]): Promise<void> {
  // Whoever reads may stop reading (`| head`); the work goes on, and its exit code stays the true one.
  process.stdout.on('error', ignoreClosedPipe);
  process.stderr.on('error', ignoreClosedPipe);
  const end = (code: ExitCode): void => {
    process.exitCode = code;
  };
  try {
    await (await createProgram(argv[2], end)).parseAsync(argv);
  } catch (error) {
    end(report(error, wantsJson(argv)));
  }
}

/** True if standard output is to be one JSON document, also on an error. */
function wantsJson(argv: readonly string[]): boolean {
  const at = argv.indexOf('--format');
  return argv.includes('--json') || argv.includes('--format=json') || (at >= 0 && argv[at + 1] === 'json');
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') return;
  process.stderr.write(`phonehome: the output cannot be written (${error.code})\n`);
  process.exit(exitCodes.environment);
}

async function createProgram(wanted: string | undefined, end: (code: ExitCode) => void): Promise<Command> {
  const program = new Command('phonehome')
    .description('Reproduces, from a seed, how phones of one region ran the activation client of another, and the fix')
    .version(version)
    .exitOverride()
    .showHelpAfterError('Try --help.')
    .addHelpText(
      'after',
      `
Examples:
  phonehome scenarios
  phonehome run incident
  phonehome explain runs/incident-5 --device 0

Exit codes: 0 held, 1 an expectation failed, 2 bad input, 3 port, disk or permission, 130 interrupted`,
    );
  await addCommands(program, wanted, end);
  return program;
}

/**
 * Tells an error to a person, and where JSON is wanted to a program too. Returns the exit code. The stack of an error that
 * nobody foresaw is shown only with PHONEHOME_DEBUG set.
 */
function report(error: unknown, json: boolean): ExitCode {
  if (error instanceof CommanderError) {
    // Commander has said it already.
    if (json && error.exitCode !== 0)
      sayJson({ error: { code: 'USAGE', problems: [{ what: error.message, remedy: 'See --help' }] } });
    return error.exitCode === 0 ? exitCodes.held : exitCodes.input;
  }
  if (error instanceof PhonehomeError) {
    if (json) sayJson({ error: { code: error.code, problems: error.problems } });
    for (const problem of error.problems) process.stderr.write(`phonehome: ${formatProblem(problem)}\n`);
    return exitCodeOf(error);
  }
  const { message, stack } = error as Error;
  const remedy = 'If this is no matter of disk or permission, please report it as a bug';
  if (process.env.PHONEHOME_DEBUG) process.stderr.write(`${stack}\n`);
  return report(new PhonehomeError('ENVIRONMENT', [{ what: message, remedy }]), json);
}
