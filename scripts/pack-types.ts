import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

const packages = fileURLToPath(new URL('../packages/', import.meta.url));
const SPECIFIER = /(\bfrom |\bimport\()(['"])([^'"]+)\2/g;

/**
 * Copies the declarations that `tsc -b` made of some modules of packages/cli/src, and of all that these refer to in the
 * workspaces, into packages/cli/dist/types, one folder a package. There they refer to each other by relative paths, since
 * the workspaces are not published.
 */
export async function packTypes(modules: readonly string[]): Promise<void> {
  const target = `${packages}cli/dist/types/`;
  await rm(target, { recursive: true, force: true });
  const waiting = modules.map((name) => `cli/${name}.d.ts`);
  const found = new Set(waiting);
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const [name, ...inside] = path.split('/') as [string, ...string[]];
    const here = path;
    const text = await readFile(`${packages}${name}/dist/${inside.join('/')}`, 'utf8');
    const rewritten = text.replace(SPECIFIER, (whole, before: string, quote: string, specifier: string) => {
      const other = declarationOf(specifier, here);
      if (other === null) return whole;
      if (!found.has(other)) {
        found.add(other);
        waiting.push(other);
      }
      const relative = posix.relative(dirname(here), other).replace(/\.d\.ts$/, '.js');
      return `${before}${quote}${relative.startsWith('.') ? relative : `./${relative}`}${quote}`;
    });
    await mkdir(dirname(target + path), { recursive: true });
    await writeFile(target + path, rewritten);
  }
}

/** The declaration that a specifier in one means, by its path in dist/types; null for a module of npm or Node.js. */
function declarationOf(specifier: string, from: string): string | null {
  const workspace = /^@phonehome\/([\w-]+)$/.exec(specifier)?.[1];
  if (workspace) return `${workspace}/index.d.ts`;
  return specifier.startsWith('.') ? posix.join(dirname(from), specifier).replace(/\.ts$/, '.d.ts') : null;
}
