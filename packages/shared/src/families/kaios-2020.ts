import { MS_PER_HOUR, MS_PER_MINUTE, MS_PER_SECOND } from '../time/units.ts';
import { HOST, LENGTH, REGISTRATION_HOST, REPORT_TYPE, TYPE } from './dress.ts';
import type { Family } from './family.ts';
import { PHONE_PORT } from './phone-dress.ts';

/** The client of feature phones with KaiOS, 2020 (dossier 2 and 3). */
export const kaios2020 = {
  title: 'feature phones with KaiOS, 2020',
  package_name: null,
  master_switch: null,
  regvers: ['8.0'],
  port: PHONE_PORT,
  /** Only the content type and the base64 without line feeds are known; the rest is as a browser engine writes (ours). */
  dress: {
    method: 'POST',
    target: '/',
    http_version: '1.1',
    host: REGISTRATION_HOST,
    content_type: REPORT_TYPE,
    headers: [
      ['Host', HOST],
      ['User-Agent', 'Mozilla/5.0 (Mobile; rv:48.0) Gecko/48.0 Firefox/48.0 KAIOS/2.5'],
      ['Accept', '*/*'],
      ['Accept-Language', 'en-US'],
      ['Accept-Encoding', 'gzip, deflate'],
      ['Content-Type', TYPE],
      ['Content-Length', LENGTH],
      ['Connection', 'keep-alive'],
    ],
    json: 'plain',
    base64: 'one-line',
  },
  broadcasts: ['BOOT_COMPLETED'],
  gates: ['no-sim-ready', 'not-china-telecom', 'already-registered'],
  barrier_ms: MS_PER_MINUTE,
  retry_interval_ms: MS_PER_HOUR,
  failures_max: 10,
  reply_timeout_ms: 10 * MS_PER_SECOND,
  success: 'code-and-description',
  memory: 'preferences',
  ours: [
    'headers other than Content-Type, their order and values',
    'the slash is written without a backslash',
    'boot starts it, and it waits for a minute, as on Android phones',
    'a round is one request; a card of China Telecom in any slot will do; a success is stored for the ICCIDs',
    'roaming does not hold it back',
    'which constant MEID is, from the reserved range; UETYPE is 1, as on other phones',
  ],
} as const satisfies Family;
