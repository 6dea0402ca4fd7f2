import type { Command } from 'commander';
import { say, sayJson } from '../output/text.ts';
import { readScenario } from '../scenario-files.ts';

/** `phonehome validate`. */
export function addValidateCommand(program: Command): void {
  program
    .command('validate')
    .description('check a scenario without running it')
    .argument('<scenario>', 'a shipped name, or a path that contains / or ends in .yaml')
    .option('--json', 'one JSON document on standard output and nothing else')
    .addHelpText(
      'after',
      '\nExample:\n  phonehome validate ./my-story.yaml\n\nExit codes: 0 valid, 2 broken (each problem with file, line, column and remedy)',
    )
    .action(async (name: string, flags: { json?: true }) => {
      const { scenario } = await readScenario(name);
      const { id, cohorts, phases, expect } = scenario;
      if (flags.json) return sayJson({ valid: true, id });
      say(`${id} is valid: ${cohorts.length} cohorts, ${phases.length} phases, ${expect.length} expectations`);
    });
}
