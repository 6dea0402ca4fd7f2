import { cp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

/**
 * Makes packages/cli ready to be packed: the workspaces bundled into plain JavaScript (Node strips no types inside
 * node_modules), the scenarios and the papers beside it. The dependencies from npm stay dependencies.
 */
const root = new URL('../', import.meta.url);
const cli = new URL('packages/cli/', root);
const { dependencies } = createRequire(import.meta.url)('../packages/cli/package.json') as {
  dependencies: Record<string, string>;
};

const bundle = await rolldown({
  input: { main: fileURLToPath(new URL('src/main.ts', cli)) },
  platform: 'node',
  external: (id) => id.startsWith('node:') || Object.keys(dependencies).some((name) => `${id}/`.startsWith(`${name}/`)),
});
// One file, beside the declarations that `tsc -b` keeps in the same folder and must find again.
await bundle.write({ file: fileURLToPath(new URL('dist/main.js', cli)), format: 'esm' });
await bundle.close();

for (const path of ['scenarios', 'LICENSE', 'README.md']) {
  await rm(new URL(path, cli), { recursive: true, force: true });
  await cp(new URL(path, root), new URL(path, cli), { recursive: true });
}
