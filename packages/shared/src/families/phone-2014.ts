import { MS_PER_HOUR, MS_PER_MINUTE } from '../time/units.ts';
import type { Family } from './family.ts';
import { PHONE_PORT, phoneDress } from './phone-dress.ts';

/** The 2014 generation of the phone client (dossier 2 and 3). It has no master switch; its package is not known. */
export const phone2014 = {
  title: 'Android phones, generation of 2014',
  package_name: null,
  master_switch: null,
  regvers: ['1.0'],
  port: PHONE_PORT,
  dress: phoneDress,
  broadcasts: ['BOOT_COMPLETED', 'SECRET_CODE'],
  gates: ['in-flight', 'barrier', 'no-sim-ready', 'roaming', 'data-on-sim-2', 'no-iccid', 'already-registered'],
  barrier_ms: MS_PER_MINUTE,
  retry_interval_ms: MS_PER_HOUR,
  failures_max: 3,
  reply_timeout_ms: null,
  success: 'code',
  memory: 'preferences',
  ours: ['order of the headers', 'requests never overlap', 'a report asked for by secret code passes all other gates'],
} as const satisfies Family;
