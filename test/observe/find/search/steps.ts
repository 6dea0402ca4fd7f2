/** What may be done to a content, as tests do it. */
export const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');
export const complement = (content: Buffer): Buffer => Buffer.from(content.map((byte) => ~byte));
export const reversed = (text: string): string => [...text].reverse().join('');
export const rot13 = (text: string): string =>
  text.replace(/[a-z]/gi, (c) => {
    const first = c <= 'Z' ? 65 : 97;
    return String.fromCharCode(first + ((c.charCodeAt(0) - first + 13) % 26));
  });
export const swapped = (text: string): string => text.replace(/(.)(.)/gs, '$2$1');
export const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
export const base32 = (content: Buffer): string => {
  const bits = [...content].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const text = (bits.match(/.{1,5}/g) ?? []).map((five) => DIGITS[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
  return text.padEnd(Math.ceil(text.length / 8) * 8, '=');
};
export const xored = (content: Buffer, key: number): Buffer => Buffer.from(content.map((byte) => byte ^ key));

/** Letters from the other end of the alphabet, digits as what is left of them to nine. */
export const atbash = (text: string): string =>
  text.replace(/[a-z\d]/g, (c) => (c <= '9' ? String(9 - Number(c)) : String.fromCharCode(219 - c.charCodeAt(0))));
export const rot18 = (text: string): string => rot13(text).replace(/\d/g, (digit) => String((Number(digit) + 5) % 10));
export const rot47 = (text: string): string =>
  text.replace(/[!-~]/g, (c) => String.fromCharCode(33 + ((c.charCodeAt(0) - 33 + 47) % 94)));
/** Two rails: the characters at even places, then the others. */
export const railFence = (text: string): string =>
  [0, 1].map((first) => [...text].filter((_, at) => at % 2 === first).join('')).join('');
export const moved = (text: string, places: number): string =>
  [...text].map((c) => String.fromCharCode(c.charCodeAt(0) + places)).join('');
export const byPlace = (content: Buffer, change: (byte: number, at: number) => number): Buffer =>
  Buffer.from(content.map((byte, at) => change(byte, at) & 0xff));
const MORSE: Readonly<Record<string, string>> = {
  a: '.-',
  c: '-.-.',
  d: '-..',
  e: '.',
  i: '..',
  m: '--',
  s: '...',
  '=': '-...-',
  '&': '.-...',
  0: '-----',
  1: '.----',
  2: '..---',
  3: '...--',
  4: '....-',
  5: '.....',
  6: '-....',
  7: '--...',
  8: '---..',
  9: '----.',
};
export const morse = (text: string): string => [...text].map((c) => MORSE[c] ?? '').join(' ');
