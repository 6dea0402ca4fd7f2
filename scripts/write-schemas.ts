import { writeFileSync } from 'node:fs';
import { schemaFiles, schemaText } from './schema-files.ts';

for (const [path, schema] of Object.entries(schemaFiles)) {
  writeFileSync(new URL(`../${path}`, import.meta.url), schemaText(schema));
  process.stdout.write(`wrote ${path}\n`);
}
