import { mediatek2014 } from '@phonehome/shared';
import type { KnownClient } from '../known-client.ts';
import { chinaTelecom, identifiersOf } from './china-telecom.ts';

/** MediaTek's client of 2014 (dossier 3 and 5). */
export const mediatekSelfregister: KnownClient = {
  id: 'mediatek-selfregister',
  title: "another chip maker's self-registration client for China Telecom",
  family: 'mediatek-2014',
  ...chinaTelecom,
  signs: { packages: [mediatek2014.package_name], files: ['*/selfregister.apk'] },
  switches: [],
  on_by_default: true,
  repetition: 'bounded',
  identifiers: identifiersOf(mediatek2014.regvers[0]),
  confidence: 'B',
  source: 'dossier 3 and 5; no switch is known',
};
