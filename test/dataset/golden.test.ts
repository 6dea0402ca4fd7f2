import { readFile } from 'node:fs/promises';
import t from 'tap';
import { GOLDEN_DATASET, type GoldenDataset, makeGoldenDataset } from '../../scripts/golden.ts';

// Pinned output: the same bytes on every platform, Node.js and day. See CONTRIBUTING.md, "Golden files".
t.test('a small data set is what it was when its hashes were pinned', async (t) => {
  const pinned = JSON.parse(await readFile(GOLDEN_DATASET, 'utf8')) as GoldenDataset;
  t.strictSame(
    JSON.parse(JSON.stringify(await makeGoldenDataset())),
    pinned,
    'if not, changed generated data: `npm run golden` and a CHANGELOG line',
  );
  t.strictSame([...new Set(Object.keys(pinned.parts).map((path) => path.split('/')[0]))].sort(), [
    'csv',
    'har',
    'ndjson',
    'pcapng',
    'protobuf',
  ]);
});
