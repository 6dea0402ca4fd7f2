import { phone2014, phone2017 } from '@phonehome/shared';
import type { KnownClient } from '../known-client.ts';
import { chinaTelecom, identifiersOf } from './china-telecom.ts';

const { package_name, master_switch } = phone2017;

/** Both generations have the same name (ours, of that of 2014): they differ in whether they read the switch. */
const named = { packages: [package_name], files: ['*/autoregistration.apk'] };

/** The generation of 2014: no switch, and a bounded number of tries (dossier 3). */
export const qualcommAutoregistration2014: KnownClient = {
  id: 'qualcomm-autoregistration-2014',
  title: "a chip maker's self-registration client for China Telecom, of 2014",
  family: 'phone-2014',
  ...chinaTelecom,
  signs: named,
  switches: [],
  on_by_default: true,
  repetition: 'bounded',
  identifiers: identifiersOf(phone2014.regvers[0]),
  confidence: 'B',
  source: 'dossier 3; that its package has this name is ours',
};

/** The client of the incident, in its generation of 2017 (dossier 1, 3, 5). */
export const qualcommAutoregistration: KnownClient = {
  id: 'qualcomm-autoregistration',
  title: "a chip maker's self-registration client for China Telecom",
  family: 'phone-2017',
  ...chinaTelecom,
  signs: { ...named, switches: [master_switch] },
  switches: [{ by: 'property', name: master_switch }],
  on_by_default: false,
  without_switch: qualcommAutoregistration2014.id,
  repetition: 'unbounded',
  identifiers: identifiersOf(phone2017.regvers[0]),
  confidence: 'A',
  source: 'dossier 1, 3 and 5; the switch is false unless something sets it',
};
