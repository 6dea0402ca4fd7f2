import { isMeant, isWide } from './meant.ts';
import { xored } from './repeated-key.ts';

/** As many bytes show what they are. */
const SAMPLE_BYTES = 600;

/** Text in a coding that has no words but marks of its own. */
const CODED =
  /^(?:(?:\\x[\da-f]{2}){8,}|(?:%u[\da-f]{4}){8,}|(?:\\u[\da-f]{4}){8,}|(?:\\[0-3][0-7]{2}){8,}|(?:&#x?[\da-f]{1,5};){8,}|(?:[\da-f]{2} ){16,}[\da-f]{2}|(?:[01]{8} ){8,}[01]{8}|(?:\d{1,3},){16,}\d{1,3})\s*$/i;
const BASE64 = /^[A-Za-z0-9+/_\r\n-]{24,}={0,2}\s*$/;

/** Such a text with the same byte XORed onto each of it. */
export function codedUnderByte(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  for (let key = 1; key < 256; key++) {
    if (!sample.every((byte) => isUsual(byte ^ key))) continue;
    const text = Buffer.from(xored(bytes, Uint8Array.of(key))).toString('latin1');
    if (CODED.test(text) || (BASE64.test(text) && isMeant(Buffer.from(text, 'base64')))) return text;
  }
  return null;
}

/** A text with zeros between, which show the key by themselves. */
export function wideUnderByte(bytes: Uint8Array): Uint8Array | null {
  for (const key of [bytes[bytes.length - 1], bytes[bytes.length - 2]]) {
    if (key === undefined || key === 0) continue;
    let count = 0;
    for (const byte of bytes) if (byte === key) count++;
    if (count < bytes.length * WIDE_SHARE) continue;
    const text = xored(bytes, Uint8Array.of(key));
    if (isWide(text)) return text;
  }
  return null;
}

const WIDE_SHARE = 0.4;

/** Whether a byte is of ASCII, and not zero. */
export function isUsual(byte: number): boolean {
  return byte > 0 && byte < 0x7f;
}
