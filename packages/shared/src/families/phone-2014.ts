import { MS_PER_HOUR, MS_PER_MINUTE } from '../time/units.ts';
import { phoneDress } from './phone-dress.ts';

/**
 * The 2014 generation of the phone client, as data (dossier 2 and 3). Its behaviour is in client-sim/families. It has
 * no master switch, and its package name is not known.
 */
export const phone2014 = {
  ...phoneDress,
  /** The one version of the report that it sends. */
  regver: '1.0',
  /** How long the client waits after BOOT_COMPLETED before it tries. */
  barrier_ms: MS_PER_MINUTE,
  retry_interval_ms: MS_PER_HOUR,
  /** From this many failures on, no further alarm is set. */
  failures_max: 3,
} as const;
