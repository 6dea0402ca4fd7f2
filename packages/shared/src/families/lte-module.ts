import { MS_PER_HOUR, MS_PER_MINUTE } from '../time/units.ts';
import { HOST, LENGTH, REGISTRATION_HOST, REPORT_TYPE, TYPE } from './dress.ts';
import type { Family } from './family.ts';

/** The client of LTE-M and NB-IoT modules, in its HTTP form (dossier 2 and 3). The CoAP form is left out. */
export const lteModule = {
  title: 'LTE-M and NB-IoT modules',
  package_name: null,
  master_switch: null,
  regvers: ['2'],
  port: 9999,
  /** The order of the headers is known (dossier 2, module's header dress); the values of User-Agent and Accept are ours. */
  dress: {
    method: 'POST',
    target: '/',
    http_version: '1.1',
    host: REGISTRATION_HOST,
    content_type: REPORT_TYPE,
    headers: [
      ['Host', HOST],
      ['User-Agent', 'lte-module'],
      ['Accept', '*/*'],
      ['Content-Type', TYPE],
      ['Connection', 'close'],
      ['Content-Length', LENGTH],
    ],
    json: 'plain',
    base64: 'one-line',
  },
  broadcasts: ['BOOT_COMPLETED'],
  gates: ['no-sim-ready', 'not-china-telecom', 'roaming', 'already-registered'],
  barrier_ms: MS_PER_MINUTE,
  retry_interval_ms: MS_PER_HOUR,
  /** 3 to 5 are known, by module (dossier 3); the fewest (ours). */
  failures_max: 3,
  reply_timeout_ms: null,
  success: 'code-and-description',
  memory: 'preferences',
  ours: [
    'the values of User-Agent and Accept; Host without the port',
    'the slash is written without a backslash',
    'three tries, the fewest of the 3 to 5 that are known',
    'boot starts it, and it waits for a minute, as phones do',
    'a module that roams is not on China Telecom',
  ],
} as const satisfies Family;
