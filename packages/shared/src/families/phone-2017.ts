import { MS_PER_HOUR, MS_PER_MINUTE } from '../time/units.ts';
import { phoneDress } from './phone-dress.ts';

/** The 2017 generation of the phone client, as data (dossier 2 and 3). Its behaviour is in client-sim/families. */
export const phone2017 = {
  ...phoneDress,
  package_name: 'com.qualcomm.qti.autoregistration',
  master_switch: 'persist.vendor.radio.ps.registration.enabled',
  /** How long the first request after power-on waits, and a request after a data-SIM or VoLTE switch. */
  barrier_ms: MS_PER_MINUTE,
  retry_interval_ms: MS_PER_HOUR,
  /** From this many failures on, no further alarm is set. */
  failures_max: 10,
} as const;
