import { bufferOf } from '../bytes.ts';
import { type Anomaly, type AnomalyId, anomaly } from './anomalies.ts';
import { readBase64, readPlainBase64, readUsualBase64 } from './base64-text.ts';
import { fieldAnomalies } from './check-fields.ts';
import { isSpaced } from './check-value.ts';
import { readJsonBytes } from './json-bytes.ts';
import { trailingNuls } from './plain-text.ts';
import type { Report } from './report.ts';
import type { Base64Form } from './version.ts';
import { reportVersions, valueChecks, versionNamed } from './versions.ts';

/** What could be read of a body: the report, or null, and everything unusual. */
export interface Decoded {
  readonly report: Report | null;
  readonly anomalies: readonly Anomaly[];
}

/**
 * Decodes the body of a report: base64 of a UTF-8 JSON object of strings (dossier 2), in whatever form it is. Never
 * throws; what cannot be decoded gives a null report and the reason as an anomaly.
 * @param cut whether the body is known to end too early: then what is there is read
 */
export function decodeBody(body: Uint8Array, cut = false): Decoded {
  const bytes = bufferOf(body);
  const text = bytes.toString('latin1');
  const usual = readUsualBase64(text);
  const report = usual && readUsual(usual.bytes, usual.form);
  return report ? { report, anomalies: [] } : decodeUnusual(bytes, cut);
}

/**
 * The report of a body in the form that nearly all have, or null where it takes `decodeBody` to tell: if there is one, it
 * is what `decodeBody` gives. What is odd about it is not looked for, which is the greater part of the work.
 */
export function readReport(body: Uint8Array): Report | null {
  const json = readPlainBase64(bufferOf(body));
  if (!json) return null;
  try {
    const report = JSON.parse(utf8.decode(json)) as unknown;
    if (typeof report !== 'object' || report === null || Array.isArray(report)) return null;
    for (const name in report) if (typeof (report as Record<string, unknown>)[name] !== 'string') return null;
    return report as Report;
  } catch {
    return null;
  }
}

/** Decodes a body that may have anything odd about it. Public only for the test that holds it against `decodeBody`. */
export function decodeUnusual(body: Buffer, cut = false): Decoded {
  const latin1 = body.toString('latin1');
  const anomalies: Anomaly[] = [];
  const say = (id: AnomalyId, saw: string): void => {
    anomalies.push(anomaly(id, 'body', saw));
  };
  if (body.length === 0) say('body-empty', '');
  if (body.length === 0) return { report: null, anomalies };
  if (/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*\{/.test(latin1)) {
    say('body-plain-json', latin1);
    return finish(body, null);
  }
  const end = trailingNuls(latin1);
  if (end < latin1.length) say('body-trailing-nul', latin1.slice(end));
  const marked = latin1.startsWith('\xef\xbb\xbf');
  if (marked) say('byte-order-mark', latin1);
  const text = latin1.slice(marked ? 3 : 0, end);
  const field = formField(text);
  if (field !== null) say('body-form-field', text);
  const base64 = readBase64(field ?? text, cut);
  if (base64) {
    anomalies.push(...base64.anomalies);
    return finish(base64.bytes, base64.form);
  }
  say('body-not-base64', latin1);
  return { report: null, anomalies };

  function finish(json: Buffer, form: Base64Form | null): Decoded {
    const read = readJsonBytes(json, cut);
    anomalies.push(...read.anomalies);
    if (!read.object) return { report: null, anomalies };
    const report = Object.fromEntries(read.object.entries.map(({ name, value }) => [name, value]));
    const version = versionNamed(Object.hasOwn(report, 'REGVER') ? (report.REGVER as string) : '');
    if (form && version && !version.base64.includes(form))
      say(form === 'android' ? 'base64-wrapped' : 'base64-unwrapped', latin1);
    anomalies.push(...fieldAnomalies(read.object.entries, version));
    return { report, anomalies };
  }
}

/** The value of the first field of a form (application/x-www-form-urlencoded), or null: base64 has `=` only at its end. */
function formField(text: string): string | null {
  return /^[A-Za-z0-9_.-]{1,40}=([^&=\s][^&]*)/.exec(text)?.[1] ?? null;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** How many escapes a JSON text has, each of which makes it a character longer; NaN if there is one of the form `\u002f`. */
function shortEscapes(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', at + 2)) {
    if (text[at + 1] === 'u') return Number.NaN;
    count++;
  }
  return count;
}

/** What a member of a compact JSON object has besides its name and its value: four quotes, a colon, a comma. */
const MEMBER_LENGTH = '"":"",'.length;

/**
 * A report that has nothing unusual: compact JSON with no escapes but those of one character, such as `\/`, exactly the fields of a known version in its order,
 * values that follow its rules, in its form of base64. Null for anything else, which the plain way then takes apart.
 * Nearly all reports of a run are usual; a test holds the two equal.
 */
function readUsual(json: Uint8Array, form: Base64Form): Report | null {
  try {
    const text = utf8.decode(json);
    const report = JSON.parse(text) as Report;
    const version = reportVersions.get(report.REGVER as string);
    if (!version?.base64.includes(form)) return null;
    const { fields } = version;
    const checks = valueChecks(version);
    // Whatever is not told by the entries (white space, other escapes, a name that comes twice) makes the text longer.
    let length = '{}'.length - ','.length + shortEscapes(text);
    let i = 0;
    for (const name in report) {
      const value = report[name];
      if (name !== fields[i++] || typeof value !== 'string') return null;
      if (value !== '' && (checks.get(name)?.(value) === false || isSpaced(value))) return null;
      length += name.length + value.length + MEMBER_LENGTH;
    }
    return i === fields.length && length === text.length ? report : null;
  } catch {
    return null;
  }
}
