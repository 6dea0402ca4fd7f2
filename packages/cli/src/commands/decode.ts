import { inflate } from '@phonehome/fake-server';
import { decodeStream } from '@phonehome/shared';
import type { Command } from 'commander';
import { decodedJson } from '../output/decoded-json.ts';
import { tellDecoded } from '../output/decoded-text.ts';
import { say } from '../output/text.ts';
import { readBytes } from '../read-bytes.ts';

/** `phonehome decode`. */
export function addDecodeCommand(program: Command): void {
  program
    .command('decode')
    .description('take apart a captured request or body: fields, what they mean, and what was unusual')
    .argument('<file>', 'the bytes as they crossed the wire; - is standard input')
    .option('--json', 'one JSON object a line for each request, and nothing else')
    .addHelpText(
      'after',
      `
HTTP if it begins with a request line (any number of requests, one after the other), else a bare body.

Examples:
  phonehome decode request.http
  phonehome decode --json - < body.txt

Exit codes: 0 also when there is no report in it (the reason is among the anomalies), 2 the file cannot be read`,
    )
    .action(async (file: string, flags: { json?: true }) => {
      const messages = decodeStream(await readBytes(file), inflate);
      if (flags.json) for (const message of messages) say(JSON.stringify(decodedJson(message)));
      else tellDecoded(messages);
    });
}
