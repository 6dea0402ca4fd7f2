import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The corpus of builds. */
export const folder = fileURLToPath(new URL('../../fixtures/builds/', import.meta.url));

/** What must be found of a build; see the README of the corpus. */
export interface Expected {
  readonly about: string;
  readonly label: string | null;
  readonly verdict: 'pass' | 'fail' | 'unknown';
  /** Ids of the clients that run on this phone. */
  readonly live: readonly string[];
  /** By rule that fails, places that its evidence must name: `getprop.txt:41`. */
  readonly fails: Readonly<Record<string, readonly string[]>>;
  readonly unknown: readonly string[];
  /** All that could not be read: `getprop.txt:41`, and the kinds of facts that it affects. */
  readonly problems: readonly string[];
  /** A knowledge file, for clients that are not shipped. */
  readonly knowledge?: string;
}

/** The names of all builds. */
export const builds: readonly string[] = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(`${folder}${entry.name}/expected.json`))
  .map(({ name }) => name)
  .sort();

/** What must be found of a build. */
export function expectedOf(build: string): Expected {
  return JSON.parse(readFileSync(`${folder}${build}/expected.json`, 'utf8')) as Expected;
}
