import { readdirSync } from 'node:fs';

/** The file that names every version of the report; made from the folder, so that a new version is one new file. */
export const VERSION_INDEX = 'packages/shared/src/protocol/versions/all.ts';

/** The names of the version files in a folder, in the order of their numbers. */
function versionFiles(folder: URL): string[] {
  const numberOf = (name: string): number => Number(/^regver-(.*)\.ts$/.exec(name)?.[1]);
  return readdirSync(folder)
    .filter((name) => /^regver-[0-9.]+\.ts$/.test(name))
    .sort((a, b) => numberOf(a) - numberOf(b));
}

/** What the index of versions says, for the folder that it lies in. */
export function versionIndexText(index = new URL(`../${VERSION_INDEX}`, import.meta.url)): string {
  const files = versionFiles(new URL('.', index));
  const nameOf = (file: string): string => `version${file.replace(/^regver-|\.ts$/g, '').replaceAll('.', '_')}`;
  return [
    '// Made by `npm run generate` from the files of this folder; do not edit.',
    "import type { ReportVersion } from '../version.ts';",
    ...files.map((file) => `import { version as ${nameOf(file)} } from './${file}';`),
    '',
    '/** Every known version of the report, the oldest first. */',
    'export const versions: readonly ReportVersion[] = [',
    ...files.map((file) => `  ${nameOf(file)},`),
    '];',
    '',
  ].join('\n');
}
