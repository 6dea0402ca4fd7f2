import { tells } from '../../context/context-of.ts';
import { bytesCodec, type Part } from '../codec.ts';
import { readableText } from '../readable.ts';
import { resourcesOf } from './lwm2m.ts';

const OPTIONS = { host: 3, path: 11, query: 15, proxy: 35 } as const;
const TEXTS: ReadonlySet<number> = new Set([3, 11, 15, 35, 8, 20]);
const OPTION_MAX = 65_000;
const PAYLOAD = 0xff;
const VERSION = 1;
const CLASSES_MAX = 5;
/** The object of LwM2M that tells of a place (OMA TS, E.7). */
const LOCATION = '6';
/** A value by itself. */
const VALUE_MAX = 20;
/** Where devices register, also with the number at which a message wakes them (RFC 9176, 5; OMA TS, 6.2). */
const REGISTRATION = 'rd';

/** CoAP (RFC 7252, 3): where a message goes, as the URL that its options are, and what it carries. */
export const coap = bytesCodec('coap', 'structure', (bytes): readonly Part[] | null => {
  const [first = 0, code = 0] = bytes;
  const token_bytes = first & 0x0f;
  if (bytes.length < 5 || first >> 6 !== VERSION || token_bytes > 8 || code === 0 || code >> 5 > CLASSES_MAX)
    return null;
  const path: string[] = [];
  const query: string[] = [];
  const parts: Part[] = [];
  let number = 0;
  let at = 4 + token_bytes;
  const extended = (nibble: number): number => {
    if (nibble < 13) return nibble;
    at += nibble - 12;
    return nibble === 13
      ? 13 + (bytes[at - 1] ?? OPTION_MAX)
      : 269 + ((bytes[at - 2] ?? 255) << 8) + (bytes[at - 1] ?? 255);
  };
  let texts = 0;
  while (at < bytes.length && bytes[at] !== PAYLOAD) {
    const head = bytes[at++] as number;
    if (head >> 4 === 15 || (head & 0x0f) === 15) return null;
    number += extended(head >> 4);
    const length = extended(head & 0x0f);
    const value = bytes.subarray(at, at + length);
    if (value.length < length || number > OPTION_MAX) return null;
    at += length;
    if (!TEXTS.has(number)) {
      // What an application has added.
      if (length >= 8) parts.push({ content: value });
      continue;
    }
    const text = readableText(value);
    if (text === null) return null;
    texts++;
    if (number === OPTIONS.path) path.push(text);
    else if (number === OPTIONS.query) {
      query.push(text);
      const sms = path[0] === REGISTRATION ? /^sms=(\+?\d{7,15})$/.exec(text)?.[1] : undefined;
      if (sms !== undefined) parts.push({ key: 'msisdn', content: sms });
    } else if (number === OPTIONS.proxy) parts.push({ content: text });
  }
  if (texts === 0) return null;
  const url = `/${path.join('/')}${query.length > 0 ? `?${query.join('&')}` : ''}`;
  if (url !== '/') parts.push({ content: url });
  if (at + 1 < bytes.length) {
    const payload = bytes.subarray(at + 1);
    const resources = path[0] === LOCATION && readableText(payload) === null ? resourcesOf(payload, true) : null;
    // A resource that is called so is no more than its value.
    const last = path.at(-1) ?? '';
    const named = tells(last) && payload.length <= VALUE_MAX ? { key: last } : {};
    for (const part of resources ?? [{ ...named, content: payload }]) parts.push(part);
  }
  return parts.length > 0 ? parts : null;
});
