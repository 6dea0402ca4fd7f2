import { type Anomaly, type AnomalyId, anomaly } from './anomalies.ts';
import type { Base64Form } from './version.ts';

const LINE_LENGTH = 76;

/** Base64 as it was read: the bytes, in which form it was written, and what was odd about it. */
export interface Base64Text {
  readonly bytes: Buffer;
  /** Null where it is none of the forms that clients write. */
  readonly form: Base64Form | null;
  readonly anomalies: readonly Anomaly[];
}

/** Base64 in exactly one of the two forms that known clients write, or null. Most is; the rest is for `readBase64`. */
export function readUsualBase64(text: string): { bytes: Buffer; form: Base64Form } | null {
  const compact = text.includes('\n') ? text.replaceAll('\n', '') : text;
  if (compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) return null;
  const form = formOf(text, compact.length);
  return form && { bytes: Buffer.from(compact, 'base64'), form };
}

const LF = 0x0a;
const PADDING = 0x3d;

/**
 * The bytes of base64 that has nothing in it but its characters and, where a line is long, line feeds; null for any other.
 * The decoder of Node.js leaves out what is none of its characters: how many bytes come out tells whether there was any.
 */
export function readPlainBase64(text: Buffer): Buffer | null {
  const { length } = text;
  const lines = text[LINE_LENGTH] === LF ? Math.ceil(length / (LINE_LENGTH + 1)) : 0;
  const compact = length - lines;
  if (compact <= 0 || compact % 4 !== 0 || (lines > 0 && !hasLines(text))) return null;
  const end = lines > 0 ? length - 1 : length;
  const padding = text[end - 1] !== PADDING ? 0 : text[end - 2] !== PADDING ? 1 : 2;
  const bytes = Buffer.from(text.toString('latin1'), 'base64');
  return bytes.length === (compact / 4) * 3 - padding ? bytes : null;
}

/** Whether line feeds stand after every full line and at the end. */
function hasLines(text: Buffer): boolean {
  for (let at = LINE_LENGTH; at < text.length; at += LINE_LENGTH + 1) if (text[at] !== LF) return false;
  return text[text.length - 1] === LF;
}

/** The form of text that has line feeds only, given its length without them. */
function formOf(text: string, compact_length: number): Base64Form | null {
  if (text.length === compact_length) return 'one-line';
  if (text.length - compact_length !== Math.ceil(compact_length / LINE_LENGTH) || !text.endsWith('\n')) return null;
  for (let i = LINE_LENGTH; i < text.length; i += LINE_LENGTH + 1) if (text[i] !== '\n') return null;
  return 'android';
}

/** Reads base64 in whatever form it is; null if it is none. Of cut base64, what is whole is read. */
export function readBase64(text: string, cut: boolean): Base64Text | null {
  const anomalies: Anomaly[] = [];
  const say = (id: AnomalyId, saw: string): void => {
    anomalies.push(anomaly(id, 'body', saw));
  };
  let inner = text;
  const quoted = /^\s*"([^"]*)"\s*$/.exec(inner);
  if (quoted) {
    say('base64-quoted', inner);
    inner = (quoted[1] as string).replaceAll('\\/', '/').replaceAll('\\n', '\n').replaceAll('\\r', '\r');
  }
  if (/%[0-9A-Fa-f]{2}/.test(inner)) {
    say('base64-percent-encoded', inner);
    inner = inner.replace(/%([0-9A-Fa-f]{2})/g, (_, digits: string) =>
      String.fromCharCode(Number.parseInt(digits, 16)),
    );
  }
  const lines = inner.replace(/\r\n?/g, '\n');
  if (lines !== inner) say('base64-crlf', inner);
  const compact = lines.replace(/[ \t\n\v\f]/g, '');
  const [, digits = '', padding = ''] = /^([^=]*)(=*)$/.exec(compact) ?? [];
  if (!/^[A-Za-z0-9+/_-]+$/.test(digits) || (digits.length % 4 === 1 && !cut)) return null;
  const form = formOf(lines, compact.length);
  if (form === null) {
    // One line within white space is the form of one line, with something odd around it.
    const one = !/\S\s+\S/.test(lines);
    const odd = one || /[ \t\v\f]/.test(lines) || /^\n/.test(lines) || /\n\n/.test(lines);
    if (odd) say('base64-white-space', inner);
    if (!one && !cut && !/[ \t\v\f]/.test(lines)) say('base64-line-length', inner);
    if (one) return finish('one-line');
  }
  return finish(form);

  function finish(written: Base64Form | null): Base64Text {
    if (/[-_]/.test(digits)) say('base64-url-safe', inner);
    const wanted = (4 - (digits.length % 4)) % 4;
    if (padding.length < wanted && !cut) say('base64-padding-missing', compact.slice(-LINE_LENGTH));
    if (padding.length > wanted) say('base64-padding-extra', compact.slice(-LINE_LENGTH));
    return { bytes: Buffer.from(digits, 'base64'), form: written, anomalies };
  }
}
