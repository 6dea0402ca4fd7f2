import { androidBase64 } from '../protocol/android-base64.ts';
import { androidJsonOf } from '../protocol/android-json.ts';
import { encodeRequest, type Header } from '../protocol/http-message.ts';
import type { Report } from '../protocol/report.ts';
import type { Base64Form } from '../protocol/version.ts';

/** Only ever bytes in a Host header: it is never resolved or dialled. All families report to it (dossier 2). */
export const REGISTRATION_HOST = 'zzhc.vnet.cn';

/** The Content-Type of all families; it is not encrypted (dossier 2). */
export const REPORT_TYPE = 'application/encrypted-json';

/** Stand in the headers of a dress for the server that the request names, its type, and the bytes of its body. */
export const HOST = '{host}';
export const TYPE = '{type}';
export const LENGTH = '{length}';

/** What a family's requests look like on the wire, as data. */
export interface Dress {
  readonly method: string;
  readonly target: string;
  readonly http_version: '1.0' | '1.1';
  /** The server that it names, unless the build names another. */
  readonly host: string;
  readonly content_type: string;
  /** In the order and case of the wire. `HOST`, `TYPE` and `LENGTH` stand for their values. */
  readonly headers: readonly Header[];
  /** Whether the JSON writer puts a backslash before a slash, as Android's does. */
  readonly json: 'android' | 'plain';
  /** Android's default, a line feed after every 76 characters and at the end; or one line without end. */
  readonly base64: Base64Form;
}

/** The JSON of a report, whose keys stand in the order of its version. */
export function encodeJson({ json }: Dress, report: Report): Buffer {
  return Buffer.from(json === 'android' ? androidJsonOf(report) : JSON.stringify(report), 'utf8');
}

/** JSON in the base64 of a family. */
export function encodeBase64({ base64 }: Dress, json: Buffer): Buffer {
  return Buffer.from(base64 === 'android' ? androidBase64(json) : json.toString('base64'), 'latin1');
}

/**
 * The bytes of a request with this body.
 * @param host the server that the build names; without it that of the dress
 */
export function dressed(dress: Dress, body: Buffer, host: string = dress.host): Buffer {
  const { method, target, http_version, content_type } = dress;
  const values: Readonly<Record<string, string>> = { [HOST]: host, [TYPE]: content_type, [LENGTH]: `${body.length}` };
  const headers = dress.headers.map(([name, value]): Header => [name, values[value] ?? value]);
  return encodeRequest({ method, target, http_version, headers, body });
}

/** The bytes of a request with this report, in the same way. */
export function encodeDressed(dress: Dress, report: Report, host?: string): Buffer {
  return dressed(dress, encodeBase64(dress, encodeJson(dress, report)), host);
}
