import { readFileSync } from 'node:fs';
import { phone2017 } from '@phonehome/shared';
import { u8 } from './bytes.ts';
import {
  autoRegistration,
  frameworkResources,
  oakOverlay,
  oakSelfRegister,
  renamedClient,
  settings,
  telephony,
} from './client-apks.ts';
import { hostileArchives } from './hostile-archives.ts';
import { zip } from './zip-writer.ts';

/** The folder of the corpus of builds. */
export const BUILDS_FOLDER = 'test/fixtures/builds/';

/** A file of the corpus that is written by hand. */
const written = (path: string): Buffer => readFileSync(new URL(`../../${BUILDS_FOLDER}${path}`, import.meta.url));

/** /data/property/persistent_properties: a protobuf message of records with name and value. */
function persistentProperties(properties: Readonly<Record<string, string>>): Buffer {
  const field = (number: number, bytes: Buffer): Buffer => Buffer.concat([u8(number * 8 + 2, bytes.length), bytes]);
  const records = Object.entries(properties).map(([name, value]) =>
    field(1, Buffer.concat([field(1, Buffer.from(name)), field(2, Buffer.from(value))])),
  );
  return Buffer.concat(records);
}

/** Files that any image has. */
const common: Readonly<Record<string, Buffer>> = {
  'system/framework/framework-res.apk': frameworkResources,
  'system/priv-app/Settings/Settings.apk': settings,
  'system/priv-app/TeleService/TeleService.apk': telephony,
};
const CLIENT = 'system/priv-app/AutoRegistration/AutoRegistration.apk';
const bad = { ...common, [CLIENT]: autoRegistration };

/** The binary files of the corpus, by build and path. */
const builds: Readonly<Record<string, Readonly<Record<string, Buffer>>>> = {
  'bad-image': bad,
  'bad-target-files': {
    'onyx-target_files-3_39B.zip': zip([
      { name: 'META/misc_info.txt', content: Buffer.from('recovery_api_version=3\nfstab_version=2\n') },
      { name: 'SYSTEM/build.prop', content: written('bad-image/system/build.prop') },
      { name: 'VENDOR/build.prop', content: written('bad-image/vendor/build.prop') },
      ...Object.entries(bad).map(([path, content]) => ({
        name: path.replace('system', 'SYSTEM'),
        content,
        stored: true,
      })),
    ]),
  },
  'clean-image': common,
  'cn-image': bad,
  'half-persisted': {
    'data/property/persistent_properties': persistentProperties({
      'persist.sys.timezone': 'Europe/Oslo',
      [phone2017.master_switch ?? '']: 'true',
    }),
  },
  'half-renamed': { ...common, 'system/app/DeviceCare/DeviceCare.apk': renamedClient },
  'half-overlay-image': {
    ...common,
    'system/priv-app/OakSelfRegister/OakSelfRegister.apk': oakSelfRegister,
    'vendor/overlay/OakOperator/OakOperator.apk': oakOverlay,
  },
  'truncated-apk': { ...common, [CLIENT]: autoRegistration.subarray(0, Math.floor(autoRegistration.length / 2)) },
  'hostile-archives': {
    ...common,
    ...Object.fromEntries(Object.entries(hostileArchives).map(([name, bytes]) => [`system/app/${name}`, bytes])),
  },
};

/** Every binary file of the corpus, by path. */
export function buildFixtureFiles(): Readonly<Record<string, Buffer>> {
  return Object.fromEntries(
    Object.entries(builds).flatMap(([build, files]) =>
      Object.entries(files).map(([path, bytes]) => [`${BUILDS_FOLDER}${build}/${path}`, bytes]),
    ),
  );
}
