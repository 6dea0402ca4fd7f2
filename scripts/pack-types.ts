import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';

/** A specifier in a declaration file, with what stands around it. */
const SPECIFIER = /((?:\bfrom|\bimport|\bimport\()\s*)(['"])([^'"\n]+)\2/g;

/**
 * Copies declarations that `tsc -b` has made, from the entries on and as far as they lead, into one folder. The
 * workspaces are not published, so their names become relative paths; packages from npm keep their names.
 * @param packages the folder of the packages, each with its `dist`
 */
export async function packTypes(packages: string, entries: readonly string[], target: string): Promise<void> {
  await rm(target, { recursive: true, force: true });
  const waiting = entries.map((entry) => resolve(packages, entry));
  const seen = new Set(waiting);
  const placeOf = (file: string): string => join(target, relative(packages, file).replace(`${sep}dist${sep}`, sep));
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    const from = file;
    const text = (await readFile(from, 'utf8')).replace(SPECIFIER, (_, before, quote, specifier) => {
      const declarations = declarationsOf(packages, from, specifier);
      if (declarations === null) return `${before}${quote}${specifier}${quote}`;
      if (!existsSync(declarations)) throw new Error(`${from}: no declarations of ${specifier}; run \`tsc -b\` first`);
      if (!seen.has(declarations)) waiting.push(declarations);
      seen.add(declarations);
      const path = relative(dirname(placeOf(from)), placeOf(declarations)).replaceAll(sep, '/');
      return `${before}${quote}${path.startsWith('.') ? '' : './'}${path.replace(/\.d\.ts$/, '.js')}${quote}`;
    });
    await mkdir(dirname(placeOf(from)), { recursive: true });
    await writeFile(placeOf(from), text);
  }
}

/** Where the declarations of a specifier of ours are; null if it is not ours. */
function declarationsOf(packages: string, from: string, specifier: string): string | null {
  const workspace = /^@phonehome\/([\w-]+)$/.exec(specifier)?.[1];
  if (workspace) return join(packages, workspace, 'dist', 'index.d.ts');
  return specifier.startsWith('.') ? resolve(dirname(from), specifier.replace(/\.ts$/, '.d.ts')) : null;
}
