import { parseDate } from '@phonehome/shared';
import type { Command } from 'commander';
import { say, sayJson, style, wrap } from '../output/text.ts';
import { readScenario, shippedScenarios } from '../scenario-files.ts';

/** `phonehome scenarios`. */
export function addScenariosCommand(program: Command): void {
  program
    .command('scenarios')
    .description('list the shipped scenarios')
    .option('--json', 'one JSON document on standard output and nothing else')
    .addHelpText('after', '\nExample:\n  phonehome scenarios\n  phonehome run china-as-intended')
    .action(async (flags: { json?: true }) => {
      const names = await shippedScenarios();
      const scenarios = await Promise.all(names.map(async (name) => (await readScenario(name)).scenario));
      const list = scenarios.map(({ id, title, seed, devices, start, end, expect }) => {
        const days = (parseDate(end) as number) - (parseDate(start) as number);
        return { id, title, seed, devices, days, expectations: expect.length };
      });
      if (flags.json) return sayJson(list);
      for (const { id, title, devices, days, expectations } of list) {
        say(style.title(id));
        say(wrap(title, '  '));
        say(style.quiet(`  ${devices} phones, ${days} days, ${expectations} expectations`));
      }
    });
}
