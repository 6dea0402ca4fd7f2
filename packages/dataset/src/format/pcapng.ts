import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createConversationWriter, interfaceBlock, linkTypes, nameBlock, sectionHeaderBlock } from '@phonehome/capture';
import { createPartFile } from '../folder/part-file.ts';
import { RESOLVER_ADDRESS, serverAddress } from '../network/addresses.ts';
import { sendExchange } from '../packets/send-exchange.ts';
import type { FormatOptions, FormatWriter } from './format.ts';

/** The name of the interface, and what the section says of itself: the same wherever it is written. */
export const INTERFACE = 'access';
export const SECTION = {
  application: 'phonehome',
  comments: ['Synthetic traffic: no packet of it was ever sent. Comments of packets are exchange ids.'],
} as const;

/** A capture of all packets of a block, in order of time, each with its exchange id as a comment. */
export function createPcapng({ folder, block }: FormatOptions): FormatWriter {
  const path = `pcapng/exchanges-${block}.pcapng`;
  mkdirSync(join(folder, 'pcapng'), { recursive: true });
  const file = createPartFile(join(folder, path));
  file.write(sectionHeaderBlock(SECTION));
  file.write(interfaceBlock(linkTypes.ethernet, INTERFACE));
  const hosts = new Set<string>();
  const writer = createConversationWriter((bytes) => file.write(bytes));
  return {
    stretch({ exchanges }) {
      for (const { exchange } of exchanges) {
        const { content } = exchange;
        const form = content.protocol === 'http' ? content.sent.form : null;
        writer.add(exchange.exchange_id, form, (sink) => sendExchange(exchange, sink));
        hosts.add(exchange.host);
      }
    },
    endDay: () => undefined,
    close() {
      writer.end();
      file.write(nameBlock(namesOf(hosts)));
      return [{ path, ...file.close() }];
    },
    abandon: () => file.abandon(),
  };
}

/** The names of all hosts that were named, in order of the alphabet, and of the resolver. */
export function namesOf(hosts: ReadonlySet<string>): { address: readonly number[]; name: string }[] {
  const named = [...hosts].sort().map((name) => ({ address: serverAddress(name), name }));
  return [{ address: RESOLVER_ADDRESS, name: 'resolver.network.example' }, ...named];
}
