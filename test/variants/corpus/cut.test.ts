import { readFileSync } from 'node:fs';
import {
  type BuildInput,
  judgeBuild,
  knownClients,
  needlesOf,
  readBuild,
  resolve,
  shippedPolicy,
} from '@phonehome/variants';
import t from 'tap';
import { unpacking } from '../../../packages/cli/src/build/unpacking.ts';
import { input } from '../read/support.ts';
import { folder } from './support.ts';

const needles = needlesOf(knownClients);

/** What the gate says of the files of a build, one of them cut short. */
async function verdictOf(build: string, files: readonly string[], cut: string, at: number): Promise<string> {
  const inputs = files.map((file): BuildInput => {
    const bytes = readFileSync(`${folder}${build}/${file}`);
    return input(`${build}/${file}`, file === cut ? bytes.subarray(0, at) : bytes);
  });
  const facts = await readBuild(build, inputs, { needles, unpacking });
  const options = {
    policy: shippedPolicy,
    region: { label: 'WW', because: 'given', source: null },
    today: '2019-03-21',
  };
  return judgeBuild(facts, resolve(facts, knownClients), options).verdict;
}

const APK = 'system/priv-app/AutoRegistration/AutoRegistration.apk';

for (const [build, files, cut, step] of [
  ['bad-getprop', ['getprop.txt', 'packages.txt'], 'getprop.txt', 1],
  ['bad-getprop', ['getprop.txt', 'packages.txt'], 'packages.txt', 1],
  ['bad-dumpsys', ['getprop.txt', 'dumpsys-package.txt'], 'dumpsys-package.txt', 11],
  ['bad-build-prop', ['system/build.prop', 'vendor/build.prop', 'packages.txt'], 'vendor/build.prop', 1],
  ['bad-file-list', ['system/build.prop', 'vendor/build.prop', 'files.txt'], 'files.txt', 1],
  ['bad-image', ['system/build.prop', 'vendor/build.prop', APK], APK, 29],
] as const) {
  t.test(`${build} is never passed where ${cut} ends within a line`, async (t) => {
    const bytes = readFileSync(`${folder}${build}/${cut}`);
    const text = !cut.endsWith('.apk');
    for (let at = 1; at < bytes.length; at += step) {
      // Whole lines of a text are a text; that they are not all cannot be seen.
      if (text && (bytes[at - 1] === 0x0a || bytes[at] === 0x0a)) continue;
      const verdict = await verdictOf(build, files, cut, at);
      if (verdict === 'pass') t.fail(`cut at ${at}: ${JSON.stringify(bytes.subarray(at - 30, at).toString())}`);
    }
    t.pass('at any byte');
  });
}
