import { existsSync, readdirSync, readFileSync } from 'node:fs';
import t from 'tap';
import { BUILDS_FOLDER, buildFixtureFiles } from '../../../scripts/builds/build-fixtures.ts';
import { builds, folder } from './support.ts';

const made = buildFixtureFiles();

t.test('the binary files of the corpus are those that the script makes', async (t) => {
  for (const [path, bytes] of Object.entries(made)) {
    const kept = `${folder}${path.slice(BUILDS_FOLDER.length)}`;
    t.ok(existsSync(kept) && readFileSync(kept).equals(bytes), `${path} is current; if not: npm run generate`);
  }
});

t.test('every archive of the corpus is made by it', async (t) => {
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.(?:apk|zip|jar)$/.test(path),
  );
  t.ok(found.length > 20);
  for (const path of found) t.ok(Object.hasOwn(made, `${BUILDS_FOLDER}${path}`), path);
});

t.test('the README of the corpus names every build', async (t) => {
  const readme = readFileSync(`${folder}README.md`, 'utf8');
  for (const build of builds) t.ok(readme.includes(`\`${build}\``), build);
});
