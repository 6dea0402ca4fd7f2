import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** The resources that applications are compiled against, of Debian's android-framework-res. */
const FRAMEWORK = '/usr/share/android-framework-res/framework-res.apk';

const required = process.env.PHONEHOME_JUDGES === 'required';
const there =
  ['aapt', 'aapt2', 'dexdump', 'unzip'].every((tool) => spawnSync(tool, ['--help']).error === undefined) &&
  existsSync(FRAMEWORK);

/** Options of a test that needs Android's tools: skipped where they are missing and need not be there. */
export const androidTools: { readonly skip?: string } =
  there || required ? {} : { skip: 'no judge: apt-get install aapt android-framework-res dexdump unzip' };

/** Runs a tool and gives what it writes. */
export function run(tool: string, ...args: readonly string[]): string {
  return execFileSync(tool, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Makes an APK of a manifest and a folder of resources, with the older of the two tools or the newer. */
export function compile(tool: 'aapt' | 'aapt2', folder: string, apk: string): void {
  const manifest = `${folder}/AndroidManifest.xml`;
  if (tool === 'aapt') {
    run(
      'aapt',
      'package',
      '-f',
      '-M',
      manifest,
      '-S',
      `${folder}/res`,
      '-A',
      `${folder}/assets`,
      '-I',
      FRAMEWORK,
      '-F',
      apk,
    );
    return;
  }
  run('aapt2', 'compile', '--dir', `${folder}/res`, '-o', `${folder}/compiled.zip`);
  run(
    'aapt2',
    'link',
    '-I',
    FRAMEWORK,
    '--manifest',
    manifest,
    '-A',
    `${folder}/assets`,
    '-o',
    apk,
    `${folder}/compiled.zip`,
  );
}
