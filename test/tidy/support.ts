import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The root of the repository. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Every file of the repository that is tracked or would be: the working tree without what git ignores. */
export const files: readonly string[] = execFileSync('git', ['ls-files', '-coz', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\0')
  .filter((path) => path !== '' && existsSync(root + path));

/** The text of a file, or null if it is binary. */
export function textOf(path: string): string | null {
  const bytes = readFileSync(root + path);
  return bytes.includes(0) ? null : bytes.toString('utf8');
}

/** The text files whose path matches, with their text. */
export function textFiles(path: RegExp): [path: string, text: string][] {
  return files.flatMap((file) => {
    const text = path.test(file) ? textOf(file) : null;
    return text === null ? [] : [[file, text] satisfies [string, string]];
  });
}

/** What the tests read of a package.json. */
export interface Manifest {
  readonly name: string;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** The package.json of a folder, given by its path from the root with a final slash. */
export function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(`${root}${folder}package.json`, 'utf8')) as Manifest;
}

/** The folders of packages/, which are the packages. */
export const packages: readonly string[] = readdirSync(`${root}packages`);

/** The source files of a package: what is shipped or bundled. */
export function sourcesOf(name: string): [path: string, text: string][] {
  return textFiles(new RegExp(`^packages/${name}/(src|bin)/.*\\.(ts|js)$`));
}
