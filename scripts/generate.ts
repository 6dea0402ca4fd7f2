import { writeFileSync } from 'node:fs';
import { HYPOTHESES_PAGE, hypothesesPageText, keptHypotheses } from './hypotheses.ts';
import { referenceFiles } from './reference-files.ts';
import { schemaFiles, schemaText } from './schema-files.ts';

/** Writes every file of the repository that is made from the code. */
const files = [
  ...Object.entries(schemaFiles).map(([path, schema]) => [path, schemaText(schema)] as const),
  ...Object.entries(referenceFiles).map(([path, text]) => [path, text()] as const),
  [HYPOTHESES_PAGE, hypothesesPageText(keptHypotheses())] as const,
];
for (const [path, text] of files) {
  writeFileSync(new URL(`../${path}`, import.meta.url), text);
  process.stdout.write(`wrote ${path}\n`);
}
