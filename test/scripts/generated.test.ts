import { readFileSync } from 'node:fs';
import t from 'tap';
import { referenceFiles } from '../../scripts/reference-files.ts';

for (const [path, text] of Object.entries(referenceFiles)) {
  t.test(`${path} says what the code says`, async (t) => {
    const kept = readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
    t.equal(kept, text(), 'it is current; if not: npm run generate');
  });
}
