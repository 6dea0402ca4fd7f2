import { MS_PER_HOUR, MS_PER_MINUTE } from '../time/units.ts';
import type { Family } from './family.ts';
import { PHONE_PORT, phoneDress } from './phone-dress.ts';

/** The first failure is no retry. */
const RETRIES_MAX = 10;

/** The client of MediaTek phones of 2014 (dossier 2 and 3). */
export const mediatek2014 = {
  title: 'Android phones on MediaTek chips, 2014',
  package_name: 'com.mediatek.selfregister',
  master_switch: null,
  regvers: ['1.0'],
  port: PHONE_PORT,
  dress: phoneDress,
  broadcasts: ['BOOT_COMPLETED', 'SIM_LOADED'],
  gates: ['no-sim-ready', 'roaming', 'no-iccid', 'already-registered'],
  barrier_ms: MS_PER_MINUTE,
  retry_interval_ms: MS_PER_HOUR,
  failures_max: RETRIES_MAX + 1,
  reply_timeout_ms: null,
  success: 'code',
  memory: 'outside-user-data',
  ours: [
    'dress and encoding, as those of other Android phones',
    'the minute of waiting, as in the generation of 2014',
    'the gates, which are those that both generations of other Android phones have',
    'a change of the SIM record starts it like a boot, and counts anew',
    'the success test; that the package of this name (dossier 5) is this client',
  ],
} as const satisfies Family;
