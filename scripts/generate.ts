import { mkdirSync, writeFileSync } from 'node:fs';
import { VERSION_INDEX, versionIndexText } from './version-index.ts';

/** Writes every file of the repository that is made from the code. */
function write(files: Readonly<Record<string, Buffer | string>>): void {
  for (const [path, text] of Object.entries(files)) {
    const url = new URL(`../${path}`, import.meta.url);
    mkdirSync(new URL('.', url), { recursive: true });
    writeFileSync(url, text);
    process.stdout.write(`wrote ${path}\n`);
  }
}

// First, and one by one: the code that makes the next files imports these.
write({ [VERSION_INDEX]: versionIndexText() });
const { protoFiles } = await import('./proto/proto-files.ts');
write(protoFiles());

const { HYPOTHESES_DIGEST, HYPOTHESES_PAGE, hypothesesDigestText, hypothesesPageText, keptHypotheses } = await import(
  './hypotheses.ts'
);
const { keptPrevention, PREVENTION_PAGE, preventionPageText } = await import('./prevention.ts');
const { NEARLY_ALL_PAGE, nearlyAllPageText } = await import('./nearly-all.ts');
const { HOW_PEOPLE_MOVE_PAGE, howPeopleMovePageText } = await import('./how-people-move.ts');
const { BACKGROUND_PAGE, backgroundPageText } = await import('./background-traffic.ts');
const { DETECTOR_PAGE, detectorPageText, keptDetector } = await import('./detector.ts');
const { followingFiles, keptFollowing } = await import('./following.ts');
const { referenceFiles } = await import('./reference-files.ts');
const { ADMIN_CLIENT, adminClientText } = await import('./admin-client.ts');
const { buildFixtureFiles } = await import('./builds/build-fixtures.ts');
const { wireFiles } = await import('./wire-files.ts');
const { schemaFiles, schemaText } = await import('./schema-files.ts');
write(Object.fromEntries(Object.entries(schemaFiles).map(([path, schema]) => [path, schemaText(schema)])));
write(Object.fromEntries(Object.entries(referenceFiles).map(([path, text]) => [path, text()])));
write({ [ADMIN_CLIENT]: await adminClientText() });
write(wireFiles());
write(buildFixtureFiles());
write({ [HYPOTHESES_PAGE]: hypothesesPageText(keptHypotheses()) });
write({ [HYPOTHESES_DIGEST]: hypothesesDigestText(keptHypotheses()) });
write({ [PREVENTION_PAGE]: preventionPageText(keptPrevention()) });
write({ [NEARLY_ALL_PAGE]: nearlyAllPageText() });
write({ [HOW_PEOPLE_MOVE_PAGE]: howPeopleMovePageText() });
write({ [BACKGROUND_PAGE]: await backgroundPageText() });
write({ [DETECTOR_PAGE]: detectorPageText(keptDetector()) });
write(followingFiles(keptFollowing()));
