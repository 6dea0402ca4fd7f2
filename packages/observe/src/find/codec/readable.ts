import { isUtf8 } from 'node:buffer';

const decoder = new TextDecoder('utf-8');

/** Controls that no text has: all of C0 but tab, line feed, carriage return. */
const NO_TEXT = /[\0-\x08\x0b\x0c\x0e-\x1f]/;

/** Those of C1, too, which are met in bytes that were read as Latin-1. */
const BYTES = /[\0-\x08\x0b\x0c\x0e-\x1f\x80-\x9f]/;

/** Whether a text of which each character stands for a byte is none: it has controls, and nothing beyond a byte. */
export function isOfBytes(text: string): boolean {
  return BYTES.test(text) && !/[^\0-\xff]/.test(text);
}

/** Whether a text has controls that no text has. */
export function hasControls(text: string): boolean {
  return NO_TEXT.test(text);
}

/** The text that bytes are in UTF-8, or null where they are none that a person could read. */
export function readableText(bytes: Uint8Array): string | null {
  // Most bytes that are no text show it at once.
  for (let i = 0; i < bytes.length && i < 64; i++) {
    const byte = bytes[i] as number;
    if (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13) return null;
  }
  const text = utf8Text(bytes);
  return text === null || NO_TEXT.test(text) ? null : text;
}

/** The text that bytes are in UTF-8, whatever is in it; null where they are none. */
export function utf8Text(bytes: Uint8Array): string | null {
  // Asked first, since a decoder that throws takes ten times as long.
  return isUtf8(bytes) ? decoder.decode(bytes) : null;
}

/** Of a text one byte in so many may be none, as at its end. */
const NEARLY_OTHERS = 20;

/** Whether bytes are a text of ASCII but for a few. */
export function isNearlyText(sample: Uint8Array): boolean {
  let others = 0;
  for (const byte of sample) if (byte >= 0x7f || (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13)) others++;
  return others * NEARLY_OTHERS <= sample.length;
}
