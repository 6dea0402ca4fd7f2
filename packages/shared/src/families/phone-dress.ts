import { androidBase64 } from '../protocol/android-base64.ts';
import { androidJson } from '../protocol/android-json.ts';
import { encodeRequest, type Header } from '../protocol/http-message.ts';
import type { Report } from '../protocol/report.ts';

/** What all phone clients have in common on the wire: where they send, and the dress of the request (dossier 2). */
export const phoneDress = {
  /** Only ever bytes in a Host header: it is never resolved or dialled. */
  host: 'zzhc.vnet.cn',
  method: 'POST',
  target: '/',
  http_version: '1.1',
  content_type: 'application/encrypted-json',
  user_agent: 'Apache-HttpClient/UNAVAILABLE (java 1.4)',
} as const;

/** The names that a request may have in its Host header: the family's own, and those that builds have instead. */
export function namedHosts(builds: readonly { readonly host?: string }[]): string[] {
  return [...new Set([phoneDress.host, ...builds.flatMap(({ host }) => host ?? [])])];
}

/** The headers of a phone's request, in its order and case (dossier 2, phone's header dress). */
function phoneHeaders(content_length: number, host: string): Header[] {
  return [
    ['Content-Type', phoneDress.content_type],
    ['Content-Length', String(content_length)],
    ['Host', host],
    ['Connection', 'Keep-Alive'],
    ['User-Agent', phoneDress.user_agent],
  ];
}

/**
 * The bytes that a phone sends for a report whose keys stand in the order of its version.
 * @param host the server that the build names; without it that of the family
 */
export function encodePhoneRequest(report: Report, host: string = phoneDress.host): Buffer {
  const body = Buffer.from(androidBase64(Buffer.from(androidJson(Object.entries(report)), 'utf8')), 'latin1');
  const { method, target, http_version } = phoneDress;
  return encodeRequest({ method, target, http_version, headers: phoneHeaders(body.length, host), body });
}
