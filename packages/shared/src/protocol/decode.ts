import { type Anomaly, anomaly } from './anomalies.ts';
import { fieldDefinition } from './fields.ts';
import type { Report } from './report.ts';
import { reportVersions } from './versions.ts';

/** What could be read of a body: the report, or null, and everything unusual. */
export interface Decoded {
  readonly report: Report | null;
  readonly anomalies: readonly Anomaly[];
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Decodes the body of a report: base64 of a UTF-8 JSON object of strings (dossier 2). Never throws; what cannot be
 * decoded gives a null report and the reason as an anomaly.
 */
export function decodeBody(body: Uint8Array): Decoded {
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1');
  const compact = text.replace(/[\r\n]/g, '');
  if (compact === '' || compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) {
    return { report: null, anomalies: [anomaly('body-not-base64', 'body', text)] };
  }
  const entries = readObject(Buffer.from(compact, 'base64'));
  if (entries === null) return { report: null, anomalies: [anomaly('body-not-json', 'body', text)] };
  const anomalies: Anomaly[] = [];
  const values = new Map<string, string>();
  for (const [name, value] of entries) {
    if (typeof value === 'string') values.set(name, value);
    else {
      values.set(name, JSON.stringify(value));
      anomalies.push(anomaly('value-not-a-string', `field:${name}`, JSON.stringify(value)));
    }
    if (!fieldDefinition(name)) anomalies.push(anomaly('field-unknown', `field:${name}`, values.get(name) as string));
  }
  const version = reportVersions.get(values.get('REGVER') ?? '');
  if (!version) anomalies.push(anomaly('version-unknown', 'field:REGVER', values.get('REGVER') ?? ''));
  for (const name of version?.fields ?? []) {
    if (!values.has(name)) anomalies.push(anomaly('field-missing', `field:${name}`, ''));
  }
  return { report: Object.fromEntries(values), anomalies };
}

function readObject(json: Uint8Array): [string, unknown][] | null {
  try {
    const value: unknown = JSON.parse(utf8.decode(json));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : null;
  } catch {
    return null;
  }
}
