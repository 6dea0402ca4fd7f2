import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import {
  GOLDEN_CHART,
  GOLDEN_DATASET,
  GOLDEN_MANIFESTS,
  GOLDEN_STORY,
  makeGoldenChart,
  makeGoldenDataset,
  makeGoldenManifests,
  makeGoldenStory,
} from './golden.ts';

await mkdir(dirname(GOLDEN_MANIFESTS), { recursive: true });
await writeFile(GOLDEN_MANIFESTS, `${JSON.stringify(await makeGoldenManifests(), null, 2)}\n`);
await writeFile(GOLDEN_STORY, await makeGoldenStory());
await writeFile(GOLDEN_CHART, await makeGoldenChart());
await writeFile(GOLDEN_DATASET, `${JSON.stringify(await makeGoldenDataset(), null, 2)}\n`);
process.stdout.write(
  `wrote ${GOLDEN_MANIFESTS}\nwrote ${GOLDEN_STORY}\nwrote ${GOLDEN_CHART}\nwrote ${GOLDEN_DATASET}\n`,
);
process.stdout.write('If one of them changed, generated data changed: say why in CHANGELOG.md\n');
