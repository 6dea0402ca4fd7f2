import { phone2017 } from '@phonehome/shared';
import type { KnownClient } from '../known-client.ts';
import { chinaTelecom, identifiersOf } from './china-telecom.ts';

const { package_name, master_switch } = phone2017;

/**
 * The client of the incident, in its generation of 2017 (dossier 1, 3, 5). That of 2014 has the same package name and no
 * switch: where nothing switches this one, the older one would run, so the name alone leaves it open.
 */
export const qualcommAutoregistration: KnownClient = {
  id: 'qualcomm-autoregistration',
  title: "a chip maker's self-registration client for China Telecom",
  family: 'phone-2017',
  ...chinaTelecom,
  signs: { packages: [package_name], files: ['*/autoregistration*.apk'], switches: [master_switch] },
  switches: [{ by: 'property', name: master_switch }],
  on_by_default: false,
  repetition: 'unbounded',
  identifiers: identifiersOf('7.0'),
  source: 'dossier 1, 3 and 5; the switch is false unless something sets it',
};
