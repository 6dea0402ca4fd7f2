import { keyOf, mergeDataset, readManifest, verifyDataset } from '@phonehome/dataset';
import { grouped } from '@phonehome/shared';
import type { Command } from 'commander';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { interruptSignal } from '../interrupt.ts';
import { tellDataset, tellVerified } from '../output/dataset.ts';
import { createProgressView } from '../output/progress.ts';
import { say, sayJson } from '../output/text.ts';
import { refuseToReplace } from '../refuse-to-replace.ts';

interface JsonFlag {
  readonly json?: true;
}

interface MergeFlags extends JsonFlag {
  readonly out: string;
  readonly force?: true;
}

/** `phonehome dataset verify|merge|describe`. */
export function addDatasetCommand(program: Command, end: (code: ExitCode) => void): void {
  const dataset = program
    .command('dataset')
    .description('check, merge or describe a generated data set')
    .addHelpText(
      'after',
      `
Examples:
  phonehome dataset verify datasets/incident-5
  phonehome dataset merge datasets/incident-5 --out incident.pcapng
  phonehome dataset describe datasets/incident-5 --json`,
    );
  dataset
    .command('verify')
    .description('read every part and find any that is missing, cut or altered')
    .argument('<dir>', 'folder of a data set')
    .option('--json', 'one JSON document on standard output and nothing else')
    .addHelpText(
      'after',
      '\nExit codes: 0 whole, 1 something is wrong, 2 no data set, 3 disk or permission, 130 interrupted',
    )
    .action(async (folder: string, flags: JsonFlag) => end(await verify(folder, flags)));
  dataset
    .command('merge')
    .description('write the exchanges of all blocks in order of time into one file')
    .argument('<dir...>', 'folder of a data set, or the folders of its shards')
    .requiredOption('--out <file>', 'a file whose name ends in .pcapng or .ndjson')
    .option('--force', 'replace that file')
    .option('--json', 'one JSON document on standard output and nothing else')
    .addHelpText('after', '\nExample:\n  phonehome dataset merge datasets/incident-5 --out incident.pcapng')
    .action(merge);
  dataset
    .command('describe')
    .description('say what is in a data set')
    .argument('<dir>', 'folder of a data set')
    .option('--json', 'one JSON document on standard output and nothing else')
    .action((folder: string, { json }: JsonFlag) => {
      const key = keyOf(folder);
      const manifest = readManifest(folder);
      if (json) sayJson(manifest ?? key);
      else tellDataset(key, manifest, folder);
    });
}

async function merge(folders: string[], { out, force, json }: MergeFlags): Promise<void> {
  if (!force) await refuseToReplace(out);
  const progress = createProgressView();
  try {
    const facts = await mergeDataset({ folders, out, signal: interruptSignal(), onProgress: progress.update });
    progress.stop();
    if (json) sayJson({ out, ...facts });
    else say(`${out}: ${grouped(facts.bytes)} bytes, sha-256 ${facts.sha256}`);
  } finally {
    progress.stop();
  }
}

async function verify(folder: string, { json }: JsonFlag): Promise<ExitCode> {
  const progress = createProgressView();
  try {
    const verified = await verifyDataset(folder, { signal: interruptSignal(), onProgress: progress.update });
    progress.stop();
    if (json) sayJson(verified);
    else tellVerified(verified, folder);
    return verified.faults.length === 0 ? exitCodes.held : exitCodes.failed;
  } finally {
    progress.stop();
  }
}
