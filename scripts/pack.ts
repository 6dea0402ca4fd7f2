import { execFile } from 'node:child_process';
import { cp, readdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { rolldown } from 'rolldown';
import { packTypes } from './pack-types.ts';

/**
 * Makes packages/cli ready to be packed: the workspaces bundled into plain JavaScript (Node strips no types inside
 * node_modules), the types of what it exports, the scenarios and the papers beside it. The dependencies from npm stay
 * dependencies.
 */
const root = new URL('../', import.meta.url);
const cli = new URL('packages/cli/', root);
const dist = new URL('dist/', cli);
const { dependencies, exports } = createRequire(import.meta.url)('../packages/cli/package.json') as {
  dependencies: Record<string, string>;
  exports: Record<string, unknown>;
};

/** What others may import, by name: `./server` is src/server.ts. */
const libraries = Object.keys(exports).flatMap((path) => /^\.\/(\w+)$/.exec(path)?.[1] ?? []);

// dist also holds the declarations that `tsc -b` keeps there and must find again.
for (const file of await readdir(dist).catch(() => [])) {
  if (file.endsWith('.js')) await rm(new URL(file, dist));
}
const bundle = await rolldown({
  input: Object.fromEntries(
    ['main', ...libraries].map((name) => [name, fileURLToPath(new URL(`src/${name}.ts`, cli))]),
  ),
  platform: 'node',
  external: (id) => id.startsWith('node:') || id in dependencies,
});
await bundle.write({ dir: fileURLToPath(dist), format: 'esm', chunkFileNames: 'chunk-[hash].js' });
await bundle.close();
// Not by its command: that has no extension, and a loader of whoever runs this may not know what it is.
const compiler = fileURLToPath(new URL('node_modules/typescript/lib/tsc.js', root));
await promisify(execFile)(process.execPath, [compiler, '-b', 'packages/cli'], { cwd: fileURLToPath(root) });
await packTypes(libraries);

for (const path of ['scenarios', 'LICENSE', 'README.md']) {
  await rm(new URL(path, cli), { recursive: true, force: true });
  await cp(new URL(path, root), new URL(path, cli), { recursive: true });
}
