import { kaios2020, lteModule } from '@phonehome/shared';
import type { KnownClient } from '../known-client.ts';
import { chinaTelecom, identifiersOf } from './china-telecom.ts';

/** Clients of other systems have no Android package: these names stand for them in scenarios (ours). */
export const kaiosRegistration: KnownClient = {
  id: 'kaios-registration',
  title: 'the self-registration client for China Telecom of phones with KaiOS',
  family: 'kaios-2020',
  ...chinaTelecom,
  signs: { packages: ['phonehome.kaios_2020'] },
  switches: [],
  on_by_default: true,
  repetition: 'bounded',
  identifiers: identifiersOf(kaios2020.regvers[0]),
  confidence: 'B',
  source: 'dossier 3; the name is ours',
};

/** The same for modules; its port is another. */
export const moduleRegistration: KnownClient = {
  id: 'module-registration',
  title: 'the self-registration client for China Telecom of LTE-M and NB-IoT modules',
  family: 'lte-module',
  ...chinaTelecom,
  signs: { packages: ['phonehome.lte_module'] },
  switches: [],
  on_by_default: true,
  endpoint: { ...chinaTelecom.endpoint, port: lteModule.port },
  repetition: 'bounded',
  identifiers: identifiersOf(lteModule.regvers[0]),
  confidence: 'B',
  source: 'dossier 2 and 3; the name is ours',
};
