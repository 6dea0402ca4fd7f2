import { factKinds } from '../facts/facts.ts';
import { fileContext } from './file-context.ts';
import { isSoftware } from './files/file-list.ts';
import type { BuildInput } from './input.ts';
import { phonePath } from './place/phone-path.ts';
import { readFileSource } from './read-file.ts';
import type { Reading } from './reading.ts';

/**
 * Reads one file of a build, and tells that it is there where it lies in an image.
 * @param depth in how many archives it lies
 */
export async function readInput(input: BuildInput, reading: Reading, depth = 0): Promise<void> {
  const { collector } = reading;
  const context = fileContext(collector, input.name);
  const { path, partition } = phonePath(input.path);
  if (partition !== null) {
    collector.files.push({ path, source: context.at(null) });
    if (input.link === undefined) collector.partitions.add(partition);
    collector.has_image ||= isSoftware(path);
  }
  if (input.link !== undefined) {
    // A link of an image leads to a place on the phone, whatever is there on this machine.
    const of_phone = partition !== null && input.link.startsWith('/');
    if (input.link_outside && !of_phone) {
      const remedy = 'Put the file itself into the folder, or name it';
      context.problem(null, `it is a link out of the folder, to ${input.link}, and is not followed`, remedy, factKinds);
    }
    return;
  }
  try {
    await readFileSource(await input.open(), input, reading, depth);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const what = code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${code ?? message})`;
    context.problem(null, what, 'Check the path and its permissions', factKinds);
  } finally {
    await input.close?.();
  }
}
