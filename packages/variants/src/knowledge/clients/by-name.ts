import type { KnownClient } from '../known-client.ts';

/** Others whose package name alone says that they register the phone (dossier 5: "others exist"). Nothing else is known. */
export const selfRegistrationByName: KnownClient = {
  id: 'self-registration-by-name',
  title: 'a client whose name says that it registers the phone by itself',
  family: null,
  meant_for: ['CN'],
  signs: {
    packages: [
      '*.selfregister',
      '*.selfregistration',
      '*.autoregistration',
      '*.autoregister',
      'com.mediatek.deviceregister',
    ],
  },
  switches: [],
  on_by_default: 'unknown',
  endpoint: null,
  transport: 'unknown',
  consent: 'unknown',
  repetition: 'unknown',
  identifiers: [],
  source: 'dossier 5 and public lists of preinstalled packages; by its name alone (ours)',
};
