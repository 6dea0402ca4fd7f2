import { type ReplyPolicy, resolvePolicy } from '@phonehome/fake-server';
import { type DecodedMessage, loadPolicy } from '@phonehome/shared';
import type { Command } from 'commander';
import { decodeCaptured } from '../captured-messages.ts';
import { decodedJson } from '../output/decoded-json.ts';
import { tellDecoded } from '../output/decoded-text.ts';
import { explainedFor, tellExplained } from '../output/policy-explained.ts';
import { say } from '../output/text.ts';
import { readBytes } from '../read-bytes.ts';
import { readText } from '../read-text.ts';

/** `phonehome decode`. */
export function addDecodeCommand(program: Command): void {
  program
    .command('decode')
    .description('take apart captured requests or a body: fields, what they mean, and what was unusual')
    .argument('<file>', 'a capture (pcapng, pcap), or the bytes as they crossed the wire; - is standard input')
    .option('--policy <file>', 'tell which rule of this reply policy would answer, and why')
    .option('--json', 'one JSON object a line for each request, and nothing else')
    .addHelpText(
      'after',
      `
HTTP if it begins with a request line (any number of requests, one after the other); of a capture the requests of
its TCP connections; else a bare body.

Examples:
  phonehome decode request.http
  phonehome decode --json - < body.txt
  tcpdump -i wlan0 -w - | phonehome decode -
  phonehome decode --policy policy.yaml request.http

Exit codes: 0 also when there is no report in it (the reason is among the anomalies), 2 a file cannot be read,
or the policy is broken`,
    )
    .action(async (file: string, flags: { json?: true; policy?: string }) => {
      const policy = flags.policy === undefined ? null : await readPolicy(flags.policy);
      const { messages, notes } = decodeCaptured(await readBytes(file), file);
      for (const note of notes) process.stderr.write(`phonehome: ${note}\n`);
      const explained = (message: DecodedMessage) => (policy ? explainedFor(policy, message, Date.now()) : null);
      if (flags.json) {
        for (const message of messages) {
          const policy = explained(message);
          say(JSON.stringify({ ...decodedJson(message), ...(policy && { policy }) }));
        }
      } else {
        tellDecoded(messages, (message) => {
          const policy = explained(message);
          if (policy) tellExplained(policy);
        });
      }
    });
}

/** A policy as `serve` without a seed has it. */
async function readPolicy(file: string): Promise<ReplyPolicy> {
  return resolvePolicy(loadPolicy(await readText(file), file), { epoch_ms: 0, seed: 0 });
}
