import { androidBase64 } from '../protocol/android-base64.ts';
import { androidJson } from '../protocol/android-json.ts';
import { encodeRequest, type Header } from '../protocol/http-message.ts';
import type { Report } from '../protocol/report.ts';
import { MS_PER_HOUR, MS_PER_MINUTE } from '../time/units.ts';

/** The 2017 generation of the phone client, as data (dossier 2 and 3). Its behaviour is in client-sim/families. */
export const phone2017 = {
  package_name: 'com.qualcomm.qti.autoregistration',
  master_switch: 'persist.vendor.radio.ps.registration.enabled',
  /** Only ever bytes in a Host header: it is never resolved or dialled. */
  host: 'zzhc.vnet.cn',
  method: 'POST',
  target: '/',
  http_version: '1.1',
  content_type: 'application/encrypted-json',
  user_agent: 'Apache-HttpClient/UNAVAILABLE (java 1.4)',
  /** How long the first request after power-on waits, and a request after a data-SIM or VoLTE switch. */
  barrier_ms: MS_PER_MINUTE,
  retry_interval_ms: MS_PER_HOUR,
  /** From this many failures on, no further alarm is set. */
  failures_max: 10,
} as const;

/** The headers of the phone's request, in its order and case (dossier 2, phone's header dress). */
function phoneHeaders(content_length: number): Header[] {
  return [
    ['Content-Type', phone2017.content_type],
    ['Content-Length', String(content_length)],
    ['Host', phone2017.host],
    ['Connection', 'Keep-Alive'],
    ['User-Agent', phone2017.user_agent],
  ];
}

/** The bytes that the phone sends for a report whose keys stand in the order of the version. */
export function encodePhone2017Request(report: Report): Buffer {
  const body = Buffer.from(androidBase64(Buffer.from(androidJson(Object.entries(report)), 'utf8')), 'latin1');
  return encodeRequest({
    method: phone2017.method,
    target: phone2017.target,
    http_version: phone2017.http_version,
    headers: phoneHeaders(body.length),
    body,
  });
}
