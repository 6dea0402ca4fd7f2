import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

const SOURCES = 'packages/variants/src/';
const TESTS = 'test/variants/';

/** The folders whose files are mutated: the resolver, what recognises clients, and the gate's rules. */
const FOLDERS = ['recognise/', 'resolve/', 'scenario/', 'gate/', 'regions/'];
/** Tests of how files are read and where they are cut: slow, and nothing of the folders is decided there. */
const OTHER_TESTS = ['read/', 'corpus/cut.test.ts'];

const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ending))
    .sort();

/** The files that are mutated, as paths from the root. */
export const targets: readonly string[] = FOLDERS.flatMap((folder) =>
  filesIn(SOURCES + folder, '.ts').map((path) => SOURCES + folder + path),
);

/** The test files that must notice, as paths from the root; those of the mutated file's folder come first. */
export function testsOf(target: string): string[] {
  const folder = FOLDERS.find((name) => target.startsWith(SOURCES + name)) ?? '';
  const tests = filesIn(TESTS, '.test.ts').filter((path) => !OTHER_TESTS.some((other) => path.startsWith(other)));
  return [...tests.filter((path) => path.startsWith(folder)), ...tests.filter((path) => !path.startsWith(folder))].map(
    (path) => TESTS + path,
  );
}
