import type { Report } from '../protocol/report.ts';
import { type Dress, encodeDressed, HOST, LENGTH, REGISTRATION_HOST, REPORT_TYPE, TYPE } from './dress.ts';

/** What the requests of all Android phones look like (dossier 2, phone's header dress; that MediaTek's do, too, is ours). */
export const phoneDress = {
  method: 'POST',
  target: '/',
  http_version: '1.1',
  host: REGISTRATION_HOST,
  content_type: REPORT_TYPE,
  headers: [
    ['Content-Type', TYPE],
    ['Content-Length', LENGTH],
    ['Host', HOST],
    ['Connection', 'Keep-Alive'],
    ['User-Agent', 'Apache-HttpClient/UNAVAILABLE (java 1.4)'],
  ],
  json: 'android',
  base64: 'android',
} as const satisfies Dress;

/** The port of phones (dossier 2). */
export const PHONE_PORT = 80;

/**
 * The bytes that an Android phone sends for a report whose keys stand in the order of its version.
 * @param host the server that the build names; without it that of the family
 */
export function encodePhoneRequest(report: Report, host?: string): Buffer {
  return encodeDressed(phoneDress, report, host);
}
