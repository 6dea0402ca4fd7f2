import { androidBase64 } from '../protocol/android-base64.ts';
import { androidJson } from '../protocol/android-json.ts';
import { encodeRequest, type Header } from '../protocol/http-message.ts';
import type { Report } from '../protocol/report.ts';
import type { Base64Form } from '../protocol/version.ts';

/** Only ever bytes in a Host header: it is never resolved or dialled. All families report to it (dossier 2). */
export const REGISTRATION_HOST = 'zzhc.vnet.cn';

/** Stand in a dress for the server that the request names, and for the number of bytes of its body. */
export const HOST = '{host}';
export const LENGTH = '{length}';

/** What a family's requests look like on the wire, as data. */
export interface Dress {
  readonly method: string;
  readonly target: string;
  readonly http_version: '1.0' | '1.1';
  /** In the order and case of the wire. `HOST` and `LENGTH` stand for what differs. */
  readonly headers: readonly Header[];
  /** Whether the JSON writer puts a backslash before a slash, as Android's does. */
  readonly json: 'android' | 'plain';
  /** Android's default, a line feed after every 76 characters and at the end; or one line without end. */
  readonly base64: Base64Form;
}

/** The bytes of a request with this report, whose keys stand in the order of its version. */
export function encodeDressed(dress: Dress, report: Report, host: string): Buffer {
  const text = dress.json === 'android' ? androidJson(Object.entries(report)) : JSON.stringify(report);
  const json = Buffer.from(text, 'utf8');
  const body = Buffer.from(dress.base64 === 'android' ? androidBase64(json) : json.toString('base64'), 'latin1');
  const headers = dress.headers.map(([name, value]): Header => {
    if (value === HOST) return [name, host];
    return value === LENGTH ? [name, String(body.length)] : [name, value];
  });
  const { method, target, http_version } = dress;
  return encodeRequest({ method, target, http_version, headers, body });
}
