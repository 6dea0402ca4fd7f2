import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The folders whose files are mutated: the resolver, what recognises clients, and the gate's rules. */
const FOLDERS = ['recognise', 'resolve', 'scenario', 'gate', 'regions'].map((name) => `packages/variants/src/${name}/`);
/** The tests that must notice. */
const TESTS = 'test/variants/';

const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ending))
    .map((path) => folder + path)
    .sort();

/** The files that are mutated, as paths from the root. */
export const targets: readonly string[] = FOLDERS.flatMap((folder) => filesIn(folder, '.ts'));

/** The test files that must notice, as paths from the root. */
export const tests: readonly string[] = filesIn(TESTS, '.test.ts');
