import type { BuildFacts } from '../facts/facts.ts';
import { assemble } from './assemble.ts';
import { createCollector } from './collector.ts';
import type { BuildInput, ReadOptions } from './input.ts';
import { readInput } from './read-input.ts';
import { prepareNeedles } from './search/searcher.ts';

/**
 * Reads the facts of a build from its files, one after another; none is kept in memory as a whole but those within
 * archives. Whatever the bytes are, it does not throw: what cannot be read, or not in full, is a problem in the facts.
 * @param name how to call the build; @param inputs its files, in an order that is the same each time
 */
export async function readBuild(
  name: string,
  inputs: AsyncIterable<BuildInput> | Iterable<BuildInput>,
  { needles, unpacking, onFile }: ReadOptions,
): Promise<BuildFacts> {
  const collector = createCollector();
  const reading = { collector, needles: prepareNeedles(needles), unpacking };
  for await (const input of inputs) {
    onFile?.(input.name);
    await readInput(input, reading);
  }
  return assemble(name, collector, needles);
}
