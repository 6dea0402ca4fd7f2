import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { PhonehomeError, type Problem } from '@phonehome/shared';
import { STANDARD_INPUT } from '../read-bytes.ts';
import { shippedScenarios } from '../scenario-files.ts';

/** What `phonehome check` was given, sorted out: builds to be read, and scenarios whose builds are checked. */
export type Input =
  | { readonly kind: 'folder'; readonly name: string }
  | { readonly kind: 'files'; readonly name: string; readonly files: readonly string[] }
  | { readonly kind: 'scenario'; readonly name: string };

const SCENARIO = /\.ya?ml$/;

/**
 * Sorts inputs out. Each folder is a build, or with `each` holds one in each of its folders; files that are named together
 * are one build; what ends in .yaml, or is no file but the name of a shipped scenario, is a scenario.
 * @throws PhonehomeError INPUT_UNREADABLE with every input that is nothing of these
 */
export async function sortInputs(given: readonly string[], each: boolean): Promise<readonly Input[]> {
  const problems: Problem[] = [];
  const inputs: Input[] = [];
  const files: string[] = [];
  for (const name of given) {
    const kind = await kindOf(name);
    if (kind === 'folder' && each) inputs.push(...(await foldersIn(name, problems)));
    else if (kind === 'folder') inputs.push({ kind: 'folder', name });
    else if (kind === 'file' && SCENARIO.test(name)) inputs.push({ kind: 'scenario', name });
    else if (kind === 'file') files.push(name);
    else if ((await shippedScenarios()).includes(name)) inputs.push({ kind: 'scenario', name });
    else problems.push(kind === null ? { file: name, what: 'there is no such file or folder', remedy: REMEDY } : kind);
  }
  if (problems.length > 0) throw new PhonehomeError('INPUT_UNREADABLE', problems);
  return files.length > 0 ? [...inputs, { kind: 'files', name: nameOf(files), files }] : inputs;
}

const REMEDY = 'Name a folder or files with facts of a build, or a scenario; see docs/reference/check.md';

async function kindOf(name: string): Promise<'folder' | 'file' | null | Problem> {
  if (name === STANDARD_INPUT) return 'file';
  try {
    const facts = await stat(name);
    if (facts.isDirectory()) return 'folder';
    return facts.isFile() ? 'file' : { file: name, what: 'this is neither file nor folder', remedy: REMEDY };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    return { file: name, what: `this cannot be read (${code})`, remedy: 'Check its permissions' };
  }
}

async function foldersIn(name: string, problems: Problem[]): Promise<Input[]> {
  const entries = await readdir(name, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  if (folders.length === 0) {
    problems.push({ file: name, what: 'no folder is in it', remedy: 'Without --each, a folder is itself a build' });
  }
  return folders.sort().map((folder) => ({ kind: 'folder', name: join(name, folder) }));
}

/** How to call a build of several files: by their folder, if it is one, else by the first. */
function nameOf(files: readonly string[]): string {
  const [first = '', ...others] = files;
  if (others.length === 0) return first === STANDARD_INPUT ? 'standard input' : first;
  const folder = dirname(first);
  if (folder !== '.' && others.every((file) => dirname(file) === folder)) {
    return `${folder} (${files.map((file) => basename(file)).join(', ')})`;
  }
  return `${first} and ${others.length} more`;
}
