import { readFileSync } from 'node:fs';
import t from 'tap';
import { ADMIN_CLIENT, adminClientText } from '../../scripts/admin-client.ts';
import { BACKGROUND_PAGE, backgroundPageText } from '../../scripts/background-traffic.ts';
import { followingFiles, keptFollowing } from '../../scripts/following.ts';
import { HOW_PEOPLE_MOVE_PAGE, howPeopleMovePageText } from '../../scripts/how-people-move.ts';
import { NEARLY_ALL_PAGE, nearlyAllPageText } from '../../scripts/nearly-all.ts';
import { referenceFiles } from '../../scripts/reference-files.ts';
import { VERSION_INDEX, versionIndexText } from '../../scripts/version-index.ts';

const pages = {
  ...referenceFiles,
  [NEARLY_ALL_PAGE]: nearlyAllPageText,
  [HOW_PEOPLE_MOVE_PAGE]: howPeopleMovePageText,
};

for (const [path, text] of Object.entries(pages)) {
  t.test(`${path} says what the code says`, async (t) => {
    const kept = readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
    t.equal(kept, text(), 'it is current; if not: npm run generate');
  });
}

for (const [path, text] of Object.entries(followingFiles(keptFollowing()))) {
  t.test(`${path} says what was kept`, async (t) => {
    t.equal(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'), text, 'if not: npm run generate');
  });
}

t.test(`${VERSION_INDEX} names every version file`, async (t) => {
  const kept = readFileSync(new URL(`../../${VERSION_INDEX}`, import.meta.url), 'utf8');
  t.equal(kept, versionIndexText(), 'it is current; if not: npm run generate');
});

t.test(`${ADMIN_CLIENT} is what the generator makes of the description of the admin API`, async (t) => {
  const kept = readFileSync(new URL(`../../${ADMIN_CLIENT}`, import.meta.url), 'utf8');
  t.equal(kept, await adminClientText(), 'it is current; if not: npm run generate');
});

t.test(`${BACKGROUND_PAGE} says what the code says`, async (t) => {
  const kept = readFileSync(new URL(`../../${BACKGROUND_PAGE}`, import.meta.url), 'utf8');
  t.equal(kept, await backgroundPageText(), 'it is current; if not: npm run generate');
});
