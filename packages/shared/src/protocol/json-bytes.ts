import { type Anomaly, type AnomalyId, anomaly } from './anomalies.ts';
import { type JsonObject, readJsonText } from './json-object.ts';
import { trailingNuls, withoutRawControls } from './plain-text.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const BYTE_ORDER_MARK = '\ufeff';

/** What bytes say that should be a JSON object, or null, and everything odd about them. */
export interface JsonBytes {
  readonly object: JsonObject | null;
  readonly anomalies: readonly Anomaly[];
}

type Say = (id: AnomalyId, saw: string) => void;

/**
 * Reads bytes that should be the text of a JSON object, in whatever form they are.
 * @param cut whether the bytes are known to end too early: then the entries before the end are read
 */
export function readJsonBytes(bytes: Buffer, cut: boolean): JsonBytes {
  const anomalies: Anomaly[] = [];
  const say: Say = (id, saw) => {
    anomalies.push(anomaly(id, 'body', saw));
  };
  return { object: readObject(textOf(bytes, say), cut, say), anomalies };
}

function readObject(text: string, cut: boolean, say: Say): JsonObject | null {
  for (const candidate of [text, withoutRawControls(text)]) {
    const read = readJsonText(candidate, true);
    if (!read) continue;
    if (candidate !== text) say('json-raw-control', text);
    const tail = candidate.slice(read.end);
    if (/[^ \t\n\r]/.test(tail)) say('json-trailing-bytes', tail);
    const white_space = read.white_space || /^[ \t\n\r]*/.exec(tail)?.[0];
    if (white_space) say('json-white-space', white_space);
    if (read.escaped) say('json-escape', read.escaped);
    return read;
  }
  const partial = cut ? readJsonText(text, false) : null;
  if (partial) say('json-cut-short', text.slice(partial.end));
  else say('body-not-json', text);
  return partial;
}

/** The characters that bytes stand for, without what stands before and after a text. */
function textOf(bytes: Buffer, say: Say): string {
  const utf16 = utf16Of(bytes);
  if (utf16 !== null) say('body-utf-16', bytes.toString('latin1'));
  const text = utf16 ?? utf8Of(bytes, say);
  const marked = text.startsWith(BYTE_ORDER_MARK);
  if (marked) say('byte-order-mark', text);
  const end = trailingNuls(text);
  if (end < text.length) say('json-trailing-nul', text.slice(end));
  return text.slice(marked ? 1 : 0, end);
}

function utf8Of(bytes: Buffer, say: Say): string {
  try {
    return utf8.decode(bytes);
  } catch {
    const text = bytes.toString('latin1');
    say('body-not-utf8', text);
    return text;
  }
}

/** The text if it is UTF-16, in either order of bytes, with a mark or recognised by its brace. */
function utf16Of(bytes: Buffer): string | null {
  const little = /^(?:\xff\xfe|\{\0)/.test(bytes.toString('latin1', 0, 2));
  const big = /^(?:\xfe\xff|\0\{)/.test(bytes.toString('latin1', 0, 2));
  if (!little && !big) return null;
  const even = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)));
  return (big ? even.swap16() : even).toString('utf16le');
}
