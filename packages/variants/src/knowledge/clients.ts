import { clientsByName } from './clients/by-name.ts';
import { chinaTelecomReport } from './clients/china-telecom.ts';
import { makersActivation } from './clients/maker-activation.ts';
import { mediatekSelfregister } from './clients/mediatek.ts';
import { kaiosRegistration, moduleRegistration } from './clients/no-android.ts';
import { qualcommAutoregistration, qualcommAutoregistration2014 } from './clients/qualcomm.ts';
import type { KnownClient } from './known-client.ts';

/**
 * The shipped knowledge base, that of which the most is known first: of several that the signs of one package fit, the
 * first is found.
 */
export const knownClients: readonly KnownClient[] = [
  qualcommAutoregistration,
  qualcommAutoregistration2014,
  mediatekSelfregister,
  kaiosRegistration,
  moduleRegistration,
  makersActivation,
  chinaTelecomReport,
  ...clientsByName,
];
