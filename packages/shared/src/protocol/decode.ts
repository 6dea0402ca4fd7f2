import { type Anomaly, anomaly } from './anomalies.ts';
import type { Report } from './report.ts';
import { fieldDefinition, reportVersions } from './versions.ts';

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
  const json = Buffer.from(compact, 'base64');
  const usual = readUsual(json);
  if (usual) return { report: usual, anomalies: [] };
  const entries = readJsonObject(json);
  if (entries === null) return { report: null, anomalies: [anomaly('body-not-json', 'body', text)] };
  const anomalies: Anomaly[] = [];
  const values = new Map<string, string>();
  for (const { name, value, is_string } of entries) {
    values.set(name, value);
    if (!is_string) anomalies.push(anomaly('value-not-a-string', `field:${name}`, value));
    if (!fieldDefinition(name)) anomalies.push(anomaly('field-unknown', `field:${name}`, value));
  }
  const version = reportVersions.get(values.get('REGVER') ?? '');
  if (!version) anomalies.push(anomaly('version-unknown', 'field:REGVER', values.get('REGVER') ?? ''));
  for (const name of version?.fields ?? []) {
    if (!values.has(name)) anomalies.push(anomaly('field-missing', `field:${name}`, ''));
  }
  return { report: Object.fromEntries(values), anomalies };
}

/**
 * A report that has nothing unusual: strings only, every name known, every field of a known version there. Null for
 * anything else, which the plain way then takes apart. Nearly all reports of a run are usual; a test holds the two equal.
 */
function readUsual(json: Uint8Array): Report | null {
  try {
    const report = JSON.parse(utf8.decode(json)) as Record<string, unknown>;
    for (const name of Object.keys(report)) if (typeof report[name] !== 'string' || !fieldDefinition(name)) return null;
    const version = reportVersions.get(report.REGVER as string);
    return version?.fields.every((name) => Object.hasOwn(report, name)) ? (report as Report) : null;
  } catch {
    return null;
  }
}

/** An entry of a JSON object, and whether its value is a string; of any other value the source text is kept. */
export interface JsonEntry {
  readonly name: string;
  readonly value: string;
  readonly is_string: boolean;
}

/** The entries of a JSON object, or null for anything else, and for nesting too deep to be read. */
export function readJsonObject(json: Uint8Array): JsonEntry[] | null {
  try {
    const text = utf8.decode(json);
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    const entries = Object.entries(value);
    const sources = entries.every(([, entry]) => typeof entry === 'string') ? null : scalarSources(text);
    return entries.map(([name, entry]) =>
      typeof entry === 'string'
        ? { name, value: entry, is_string: true }
        : { name, value: sources?.get(name) ?? JSON.stringify(entry), is_string: false },
    );
  } catch {
    return null;
  }
}

/** The exact text of each number, boolean and null of a JSON object: 20 digits would not survive as a number. */
function scalarSources(text: string): ReadonlyMap<string, string> {
  const sources = new Map<unknown, Map<string, string>>();
  const object: unknown = JSON.parse(text, function (this: unknown, name: string, value: unknown, ...rest: unknown[]) {
    const { source } = (rest[0] ?? {}) as { source?: string };
    if (source === undefined) return value;
    const own = sources.get(this) ?? new Map<string, string>();
    sources.set(this, own.set(name, source));
    return value;
  });
  return sources.get(object) ?? new Map();
}
