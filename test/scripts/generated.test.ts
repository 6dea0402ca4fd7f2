import { readFileSync } from 'node:fs';
import t from 'tap';
import { referenceFiles } from '../../scripts/reference-files.ts';
import { VERSION_INDEX, versionIndexText } from '../../scripts/version-index.ts';

for (const [path, text] of Object.entries(referenceFiles)) {
  t.test(`${path} says what the code says`, async (t) => {
    const kept = readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
    t.equal(kept, text(), 'it is current; if not: npm run generate');
  });
}

t.test(`${VERSION_INDEX} names every version file`, async (t) => {
  const kept = readFileSync(new URL(`../../${VERSION_INDEX}`, import.meta.url), 'utf8');
  t.equal(kept, versionIndexText(), 'it is current; if not: npm run generate');
});
