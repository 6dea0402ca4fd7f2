import { explainDevice } from '@phonehome/simulation';
import type { Command } from 'commander';
import { integer } from '../arguments.ts';
import { tellExplanation } from '../output/explanation.ts';
import { sayJson } from '../output/text.ts';

/** `phonehome explain`. */
export function addExplainCommand(program: Command): void {
  program
    .command('explain')
    .description('say why a phone of a finished run sent, or did not')
    .argument('<run>', 'a run folder')
    .requiredOption('--device <n>', 'which phone, from 0', integer(0, Number.MAX_SAFE_INTEGER))
    .option('--at <time>', 'its last decision up to this local time, such as "2019-01-15 08:30"')
    .option('--json', 'one JSON document on standard output and nothing else')
    .addHelpText(
      'after',
      '\nExamples:\n  phonehome explain runs/incident-5 --device 0\n  phonehome explain runs/incident-5 --device 0 --at "2019-01-15 08:30"',
    )
    .action(async (run: string, flags: { device: number; at?: string; json?: true }) => {
      const explanation = await explainDevice(run, flags.device, flags.at ?? null);
      if (flags.json) sayJson(explanation);
      else tellExplanation(explanation);
    });
}
