import {
  anyPhone,
  type Circumstances,
  type KnownClient,
  knownClients,
  type ResolvedClient,
  resolve,
} from '@phonehome/variants';
import { factsOf, type Given, QUALCOMM, SWITCH } from '../facts.ts';

/** The one client of a build that is given in short. */
export function resolved(given: Given, phone: Partial<Circumstances> = {}, knowledge = knownClients): ResolvedClient {
  const found = resolve(factsOf(given), knowledge, { ...anyPhone, ...phone });
  if (found.length !== 1) throw new Error(`${found.length} clients were found`);
  return found[0] as ResolvedClient;
}

/** The client of the incident is in the build. */
export const there = { packages: { [QUALCOMM]: 'enabled' } } as const;

/** A layer that switches it on, or off. */
export const on = (layer: string): string => `${layer} ${SWITCH}=true`;
export const off = (layer: string): string => `${layer} ${SWITCH}=false`;

export const android9 = 'system ro.build.version.sdk=28';

/** A made-up client that an overlay or carrier configuration switches. */
export const carried: KnownClient = {
  ...(knownClients[0] as KnownClient),
  id: 'by-carrier',
  signs: { packages: ['com.example.ct'] },
  switches: [
    { by: 'overlay', target_package: 'com.example.ct', resource: 'bool/enabled' },
    { by: 'carrier-config', key: 'ct_register_bool' },
  ],
};
export const carrierThere = { packages: { 'com.example.ct': 'enabled' } } as const;
