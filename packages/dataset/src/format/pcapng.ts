import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Frame, interfaceBlock, linkTypes, nameBlock, packetBlock, sectionHeaderBlock } from '@phonehome/capture';
import { createPartFile } from '../folder/part-file.ts';
import { RESOLVER_ADDRESS, serverAddress } from '../network/addresses.ts';
import { writeExchangeFrames } from '../packets/exchange-frames.ts';
import { createFrameOrder } from '../packets/frame-order.ts';
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
  const order = createFrameOrder((frame) => file.write(packetBlock(frame)));
  return {
    day({ exchanges }) {
      for (const { exchange } of exchanges) {
        const comments = [exchange.exchange_id];
        const frames: Frame[] = [];
        writeExchangeFrames(exchange, (frame) => void frames.push({ ...frame, comments }));
        order.add(frames);
        hosts.add(exchange.host);
      }
    },
    close() {
      order.until(Number.POSITIVE_INFINITY);
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
