import { writeFileSync } from 'node:fs';
import { VERSION_INDEX, versionIndexText } from './version-index.ts';

// First, and before anything reads the versions through it.
writeFileSync(new URL(`../${VERSION_INDEX}`, import.meta.url), versionIndexText());
process.stdout.write(`wrote ${VERSION_INDEX}\n`);

const { HYPOTHESES_PAGE, hypothesesPageText, keptHypotheses } = await import('./hypotheses.ts');
const { referenceFiles } = await import('./reference-files.ts');
const { wireFiles } = await import('./wire-files.ts');
const { schemaFiles, schemaText } = await import('./schema-files.ts');

/** Writes every file of the repository that is made from the code. */
const files = [
  ...Object.entries(schemaFiles).map(([path, schema]) => [path, schemaText(schema)] as const),
  ...Object.entries(referenceFiles).map(([path, text]) => [path, text()] as const),
  ...Object.entries(wireFiles()),
  [HYPOTHESES_PAGE, hypothesesPageText(keptHypotheses())] as const,
];
for (const [path, text] of files) {
  writeFileSync(new URL(`../${path}`, import.meta.url), text);
  process.stdout.write(`wrote ${path}\n`);
}
