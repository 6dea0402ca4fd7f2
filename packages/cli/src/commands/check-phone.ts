import { checkPhone, ownerLimits } from '@phonehome/variants';
import type { Command } from 'commander';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { tellPhoneCheck } from '../output/phone-check.ts';
import { sayJson } from '../output/text.ts';

interface CheckPhoneFlags {
  readonly build: string;
  readonly patch?: string;
  readonly model: string;
  readonly json?: true;
}

/** `phonehome check-phone`. */
export function addCheckPhoneCommand(program: Command, end: (code: ExitCode) => void): void {
  program
    .command('check-phone')
    .description('tell an owner whether a phone has the fix of 2019, by what Settings > About phone shows')
    .requiredOption('--build <number>', 'the build number, such as 00WW_3_39B_SP02')
    .option('--patch <level>', 'the Android security patch level: year and month, such as 2019-02')
    .option('--model <name>', 'the model', 'Nokia 7 Plus')
    .option('--json', 'one JSON document on standard output and nothing else')
    .addHelpText(
      'after',
      `
Examples:
  phonehome check-phone --build 00WW_3_39B
  phonehome check-phone --build 00WW_3_39B_SP02 --patch 2019-03

Nothing is looked up anywhere, and no phone is looked at.
Exit codes: 0 fixed, 1 not fixed or unknown, 2 bad input`,
    )
    .action(({ build, patch, model, json }: CheckPhoneFlags) => {
      const found = checkPhone({ build, patch: patch ?? null, model });
      if (json) sayJson({ ...found, limits: ownerLimits });
      else tellPhoneCheck(found);
      end(found.verdict === 'fixed' ? exitCodes.held : exitCodes.failed);
    });
}
