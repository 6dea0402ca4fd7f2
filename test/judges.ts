import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Debian's Python, where it has a module; else null. */
function pythonWith(module: string): string | null {
  const pythons = ['/usr/bin/python3', 'python3'];
  return pythons.find((one) => spawnSync(one, ['-c', `import ${module}`]).status === 0) ?? null;
}

/** The Python that can read JUnit reports, or null. */
export const junitPython = pythonWith('junitparser');

const multitool = fileURLToPath(
  new URL('../.judges/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool', import.meta.url),
);

/** The validator of the makers of SARIF, or null. */
export const sarifMultitool: string | null = existsSync(multitool) ? multitool : null;
// What npm would have done, if it ran scripts of packages.
if (sarifMultitool) chmodSync(sarifMultitool, 0o755);

const chromiums = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Debian's Chromium, or another, or null. */
export const chromium = chromiums.find((path) => existsSync(path)) ?? null;

const dataPackageReader = new URL('../.judges/node_modules/datapackage/lib/index.js', import.meta.url);

/** The module that reads data packages, of those who made the standard, or null. It knows its first version. */
export const dataPackageModule: string | null = existsSync(dataPackageReader) ? dataPackageReader.href : null;

const hasTshark = spawnSync('tshark', ['--version']).status === 0;

/** Why a test with this judge is skipped, or false. `.ci/run` brings them all; there a skipped test is a failure. */
export const missing = {
  chromium: chromium === null && 'no judge: apt-get install chromium',
  tshark: !hasTshark && 'no judge: apt-get install tshark',
  junit: junitPython === null && 'no judge: apt-get install python3-junitparser',
  dataPackage: dataPackageModule === null && 'no judge: npm install --no-save --prefix .judges datapackage@1.1.10',
  sarif:
    sarifMultitool === null &&
    'no judge: npm install --no-save --prefix .judges @microsoft/sarif-multitool-linux@5.7.0',
} as const;
