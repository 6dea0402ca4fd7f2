import { selfRegistrationByName } from './clients/by-name.ts';
import { chinaTelecomReport } from './clients/china-telecom.ts';
import { makersActivation } from './clients/maker-activation.ts';
import { mediatekSelfregister } from './clients/mediatek.ts';
import { qualcommAutoregistration } from './clients/qualcomm.ts';
import type { KnownClient } from './known-client.ts';

/**
 * The shipped knowledge base, the most particular client first: of several that the signs of one package fit, the first
 * is found.
 */
export const knownClients: readonly KnownClient[] = [
  qualcommAutoregistration,
  mediatekSelfregister,
  makersActivation,
  selfRegistrationByName,
  chinaTelecomReport,
];
