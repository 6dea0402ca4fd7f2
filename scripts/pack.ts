import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { packTypes } from './pack-types.ts';

/**
 * Makes packages/cli ready to be packed: the workspaces bundled into plain JavaScript (Node strips no types inside
 * node_modules) with their declarations, the scenarios and the papers beside it. The dependencies from npm stay dependencies.
 */
const root = new URL('../', import.meta.url);
const cli = new URL('packages/cli/', root);
const { dependencies } = createRequire(import.meta.url)('../packages/cli/package.json') as {
  dependencies: Record<string, string>;
};

const PAPERS = ['CHANGELOG.md', 'LICENSE', 'LICENSE-DATA.md', 'README.md', 'RESPONSIBLE_USE.md', 'SECURITY.md'];

/** What can be started or imported by itself; what several of them use goes into files that they share. */
const entries = {
  main: new URL('src/main.ts', cli),
  simulate: new URL('src/simulate.ts', cli),
  server: new URL('src/server.ts', cli),
  schemas: new URL('src/schemas.ts', cli),
  observe: new URL('src/observe.ts', cli),
  variants: new URL('src/variants.ts', cli),
  worker: new URL('packages/simulation/src/engine/worker.ts', root),
  'generate-worker': new URL('packages/dataset/src/generate-worker.ts', root),
  'log-copy-worker': new URL('packages/fake-server/src/store/log-copy-worker.ts', root),
};

const bundle = await rolldown({
  input: Object.fromEntries(Object.entries(entries).map(([name, url]) => [name, fileURLToPath(url)])),
  platform: 'node',
  external: (id) => id.startsWith('node:') || Object.keys(dependencies).some((name) => `${id}/`.startsWith(`${name}/`)),
});
// Beside the declarations that `tsc -b` keeps in the same folder and must find again.
const dist = new URL('dist/', cli);
for (const name of existsSync(dist) ? readdirSync(dist) : []) if (name.endsWith('.js')) await rm(new URL(name, dist));
await bundle.write({ dir: fileURLToPath(dist), format: 'esm', chunkFileNames: 'shared-[hash].js' });
await bundle.close();

// What can be imported has types: see "exports" in packages/cli/package.json.
execFileSync(process.execPath, [fileURLToPath(new URL('node_modules/typescript/lib/tsc.js', root)), '-b'], {
  cwd: fileURLToPath(cli),
  stdio: 'inherit',
});
await packTypes(
  fileURLToPath(new URL('packages', root)),
  [
    'cli/dist/simulate.d.ts',
    'cli/dist/server.d.ts',
    'cli/dist/schemas.d.ts',
    'cli/dist/variants.d.ts',
    'cli/dist/observe.d.ts',
  ],
  fileURLToPath(new URL('types', dist)),
);

// The schema for other languages; the lock of its numbers is ours.
await rm(new URL('proto', cli), { recursive: true, force: true });
await cp(new URL('packages/shared/proto', root), new URL('proto', cli), {
  recursive: true,
  filter: (path) => !path.endsWith('.json'),
});
// What the README leads to; how the repository is worked on stays there.
for (const path of ['scenarios', 'docs', ...PAPERS]) {
  await rm(new URL(path, cli), { recursive: true, force: true });
  await cp(new URL(path, root), new URL(path, cli), { recursive: true });
}
