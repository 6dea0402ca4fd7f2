import { once } from 'node:events';
import { storedLines } from '@phonehome/fake-server';
import type { Command } from 'commander';

/** `phonehome records`. */
export function addRecordsCommand(program: Command): void {
  program
    .command('records')
    .description('print the records of a store as NDJSON, as records.ndjson of a run')
    .requiredOption('--store <dir>', 'the folder given to `phonehome serve --store`')
    .addHelpText('after', '\nExample:\n  phonehome records --store /tmp/records | head -n 1')
    .action(async ({ store }: { store: string }) => {
      const closed = new AbortController();
      process.stdout.once('close', () => closed.abort());
      for await (const line of storedLines(store)) {
        if (closed.signal.aborted) return;
        if (process.stdout.write(`${line}\n`)) continue;
        // Whoever reads may have gone; that is no error.
        await once(process.stdout, 'drain', { signal: closed.signal }).catch(() => undefined);
      }
    });
}
