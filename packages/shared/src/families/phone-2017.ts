import { MS_PER_HOUR, MS_PER_MINUTE } from '../time/units.ts';
import type { Family } from './family.ts';
import { PHONE_PORT, phoneDress } from './phone-dress.ts';

/** The 2017 generation of the phone client (dossier 2 and 3): that of the incident. */
export const phone2017 = {
  title: 'Android phones, generation of 2017',
  package_name: 'com.qualcomm.qti.autoregistration',
  master_switch: 'persist.vendor.radio.ps.registration.enabled',
  regvers: ['7.0', '8.0'],
  port: PHONE_PORT,
  dress: phoneDress,
  broadcasts: ['BOOT_COMPLETED', 'CONNECTIVITY_CHANGE', 'SERVICE_STATE', 'DATA_SIM_SWITCH', 'VOLTE_SWITCH'],
  gates: [
    'master-switch-off',
    'secondary-user',
    'already-registered',
    'wifi-without-service',
    'in-flight',
    'barrier',
    'no-sim-ready',
    'roaming',
    'no-iccid',
    'data-sim-not-china-telecom',
  ],
  /** Of the first request after power-on, and of a request after a data-SIM or VoLTE switch. */
  barrier_ms: MS_PER_MINUTE,
  retry_interval_ms: MS_PER_HOUR,
  failures_max: 10,
  reply_timeout_ms: null,
  success: 'code',
  memory: 'preferences',
  ours: ['order of the headers'],
} as const satisfies Family;
