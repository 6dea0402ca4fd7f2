import { gunzipSync } from 'node:zlib';
import type { Field } from './fields.ts';

/** So much of an answer is looked at. */
export const REPLY_BYTES_MAX = 4 * 1024;
const FIELDS_MAX = 64;

const PAIR = /["']?([A-Za-z_][\w.-]{0,39}|\b\d)["']?\s*[:=>]\s*["']?([^"'\s,;&}<]{1,70})/g;
const LINE = /^[ \t]*([A-Za-z_]\w{1,30}) (\S{1,70})[ \t\r]*$/gm;
/** A list of single characters. */
const CHARACTERS = /\[\s*"[^"]"(?:\s*,\s*"[^"]"){9,63}\s*\]/g;
const joined = (list: string): string => `"${list.replace(/[\s",[\]]/g, '')}"`;
/** Without one of these words no name of a key is in it. */
const ANY_KEY =
  /xor|key|mask|secret|cipher|otp|pad|rc4|aes|iv\b|nonce|alphabet|table|map|digit|code|book|char|symbol|order|dict|letter|hex|lookup|offset|add|plus|delta|shift|salt/i;

/**
 * Names and values in what a server answers: keys are looked for in it, and nothing else, since what servers answer leaves nobody's
 * device. Of a body that is compressed only gzip is undone.
 */
export function replyFields(bytes: Uint8Array): Field[] {
  const text = textOf(Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, REPLY_BYTES_MAX)));
  if (!ANY_KEY.test(text)) return [];
  const fields: Field[] = [];
  for (const [, name = '', value = ''] of text.replace(CHARACTERS, joined).matchAll(PAIR)) {
    fields.push({ keys: [name], content: value });
    if (fields.length === FIELDS_MAX) break;
  }
  for (const [, name = '', value = ''] of text.matchAll(LINE)) fields.push({ keys: [name], content: value });
  return fields;
}

function textOf(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  if (!text.startsWith('HTTP/')) return text;
  const at = text.indexOf('\r\n\r\n');
  // Of headers, only those of one's own.
  const own = (text.slice(0, at < 0 ? undefined : at).match(/^x-.*$/gim) ?? []).join('\n');
  return at < 0
    ? own
    : `${own}\n${bodyOf(text.slice(at + HEAD_END), bytes.subarray(bytes.indexOf('\r\n\r\n') + HEAD_END))}`;
}

const HEAD_END = 4;

/** A body as a text; a page is none of a program. */
function bodyOf(text: string, bytes: Buffer): string {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return /^\s*<(?:!|html)/i.test(text) ? '' : text;
  try {
    return gunzipSync(bytes, { maxOutputLength: REPLY_BYTES_MAX }).toString('utf8');
  } catch {
    // Not all of it is there, or it is larger.
    return '';
  }
}
