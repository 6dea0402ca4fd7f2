import { wholeLines } from '@phonehome/fake-server';
import {
  type Identified,
  type IdentityKind,
  identify,
  identityKinds,
  PhonehomeError,
  visible,
} from '@phonehome/shared';
import { type Command, Option } from 'commander';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { tellIdentity } from '../output/identity.ts';
import { sayJson } from '../output/text.ts';

interface CheckFlags {
  readonly as?: IdentityKind;
  readonly json?: true;
}

/** `phonehome identity`. */
export function addIdentityCommand(program: Command, end: (code: ExitCode) => void): void {
  const identity = program
    .command('identity')
    .description("tell what an identifier is, and whether it could be a real person's")
    .addHelpText('after', `\nExample:\n  phonehome identity check 009990123456785`);
  identity
    .command('check')
    .description('kind, parts, check digit and reserved range of each identifier; nothing is looked up anywhere')
    .argument('<value...>', 'IMEI, MEID, IMSI, ICCID, MAC, cell, phone number, IP address, host; - for lines of input')
    .addOption(new Option('--as <kind>', 'read every value as this kind alone').choices([...identityKinds]))
    .option('--json', 'one JSON document on standard output and nothing else')
    .addHelpText(
      'after',
      `
Examples:
  phonehome identity check 009990123456785 02:00:00:12:34:56
  phonehome identity check --as imsi 001010123456789
  cut -f 3 export.tsv | phonehome identity check -

Exit codes: 0 every value belongs to nobody, 1 at least one could be real, 2 at least one is no known identifier`,
    )
    .action(async (values: string[], flags: CheckFlags) => end(await check(values, flags)));
}

async function check(values: readonly string[], { as, json }: CheckFlags): Promise<ExitCode> {
  const found: Identified[] = [];
  for await (const value of givenValues(values)) {
    const identified = identify(value, as);
    if (json) found.push(identified);
    else {
      found.push({ ...identified, readings: identified.readings.slice(0, 1) });
      tellIdentity(identified);
    }
  }
  const unknown = found.filter(({ readings }) => readings.length === 0).map(({ value }) => value);
  if (json) sayJson(found);
  if (unknown.length > 0) {
    for (const value of unknown) process.stderr.write(`phonehome: ${visible(unknownText(value, as))}\n`);
    return exitCodes.input;
  }
  return found.some(({ could_be_real }) => could_be_real) ? exitCodes.failed : exitCodes.held;
}

function unknownText(value: string, as: IdentityKind | undefined): string {
  const shown = JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  return `${shown} is no ${as ?? 'identifier that is known'}. Check its digits; docs/reference/identities.md has the forms`;
}

/** The values of the command line; for a hyphen, the lines of standard input that are not empty. */
async function* givenValues(values: readonly string[]): AsyncGenerator<string> {
  for (const value of values) {
    if (value !== '-') {
      yield value;
      continue;
    }
    let lines = 0;
    for await (const line of wholeLines(endedByLineFeed(process.stdin))) {
      if (line.trim() === '') continue;
      lines++;
      yield line;
    }
    if (lines === 0) {
      throw new PhonehomeError('USAGE', [
        { what: 'standard input has no value', remedy: 'Give one identifier a line' },
      ]);
    }
  }
}

/** A last line may lack its line feed here. */
async function* endedByLineFeed(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield* stream;
  yield Buffer.from('\n');
}
