import { once } from 'node:events';
import { storedLines } from '@phonehome/fake-server';
import type { Command } from 'commander';

/** `phonehome records`. */
export function addRecordsCommand(program: Command): void {
  program
    .command('records')
    .description('print the records of a store as NDJSON, the lines of records.ndjson')
    .requiredOption('--store <dir>', 'the folder given to `phonehome serve --store`')
    .addHelpText('after', '\nExample:\n  phonehome records --store /tmp/records | head -n 1')
    .action(async ({ store }: { store: string }) => {
      const closed = new Promise((resolve) => process.stdout.once('close', resolve));
      for await (const line of storedLines(store)) {
        if (process.stdout.destroyed) return;
        if (!process.stdout.write(`${line}\n`)) await Promise.race([once(process.stdout, 'drain'), closed]);
      }
    });
}
