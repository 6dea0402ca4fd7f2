import { readFile } from 'node:fs/promises';
import t from 'tap';
import { GOLDEN_MANIFESTS, type GoldenManifests, makeGoldenManifests } from '../../../scripts/golden.ts';

// Pinned output: the same bytes on every platform, Node.js and day. See CONTRIBUTING.md, "Golden files".
t.test('the shipped scenarios give the data that they gave when their hashes were pinned', async (t) => {
  const pinned = JSON.parse(await readFile(GOLDEN_MANIFESTS, 'utf8')) as GoldenManifests;
  const made = await makeGoldenManifests();
  t.same(Object.keys(made), Object.keys(pinned), 'each shipped scenario is pinned: `npm run golden` adds a new one');
  for (const [name, manifest] of Object.entries(pinned)) {
    t.same(made[name], manifest, `${name}: if not, changed generated data: \`npm run golden\` and a CHANGELOG line`);
  }
});
