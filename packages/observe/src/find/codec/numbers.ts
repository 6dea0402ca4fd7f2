import { type Part, textCodec } from './codec.ts';

/** A list of numbers: digits one by one, or the codes of characters. */
export const codes = textCodec('codes', 'coding', (text): readonly Part[] | null => {
  // Six with hyphens may be the pairs of an address.
  const is_list = /^(?:\[\s*)?\d{1,3}(?:[ ,;.]+\d{1,3}){5,}(?:\s*\])?$|^\d{1,3}(?:-\d{1,3}){7,}$/;
  const signed = /^(?:\[\s*)?-?\d{1,3}(?:[ ,;]+-?\d{1,3}){5,}(?:\s*\])?$/.test(text.trim()) && text.includes('-');
  if (signed) {
    const bytes = (text.match(/-?\d+/g) ?? []).map(Number);
    // Bytes of Java are from -128 on.
    return bytes.every((one) => one >= -128 && one < 128)
      ? [{ content: Uint8Array.from(bytes, (one) => one & 0xff) }]
      : null;
  }
  if (!is_list.test(text.trim())) return null;
  const octal = fromOctal(text);
  if (octal) return [{ content: octal }];
  const numbers = (text.match(/\d+/g) ?? []).map(Number);
  if (numbers.every((one) => one < 10)) return [{ content: numbers.join('') }];
  return numbers.every((one) => one < 256) ? [{ content: Uint8Array.from(numbers) }] : null;
});

/** Three digits of base 8 each, as `od` prints them: some with a zero in front, and all of them characters. */
function fromOctal(text: string): Uint8Array | null {
  const items = text.match(/\d+/g) ?? [];
  if (!items.every((item) => /^[01][0-7]{2}$/.test(item)) || !items.some((item) => item.startsWith('0'))) return null;
  const codes = items.map((item) => Number.parseInt(item, 8));
  return codes.every((code) => code >= 0x20 && code < 0x7f) ? Uint8Array.from(codes) : null;
}

/** Where a number of 14 to 20 digits is written with another base, or as a fraction that ends with zeros. */
export const radix = textCodec('radix', 'coding', (text): readonly Part[] | null => {
  const whole = /^(\d{14,20})\.0{1,6}$/.exec(text) ?? /^(\d\.\d{13,19})e\+?(1[3-9])$/i.exec(text);
  if (whole)
    return [{ content: whole[2] === undefined ? (whole[1] as string) : shifted(whole[1] as string, whole[2]) }];
  if (/^(?:0x[\da-f]{11}|(?:0x)?[\da-f]{12,17})$/i.test(text) && /[a-f]|^0x/i.test(text))
    return guess(BigInt(text.startsWith('0x') ? text : `0x${text}`));
  if (/^[\dA-Za-z]{9}$/.test(text) && /\d/.test(text) && /[a-z]/.test(text) && /[A-Z]/.test(text))
    return [...(guess(base62(text, 'A')) ?? []), ...(guess(base62(text, 'a')) ?? [])];
  if (/^[\da-z]{8,13}$/.test(text) || /^[\dA-Z]{8,13}$/.test(text))
    // Letters alone are a word.
    return /^(?:\d+|\D+)$/.test(text) ? null : guess(base36(text));
  return null;
});

function guess(value: bigint): readonly Part[] | null {
  const content = value.toString();
  if (content.length > 20 || content.length < 13) return null;
  // A number begins with no zeros: those of an identifier were lost.
  const forms = content.length < 15 ? [content, content.padStart(15, '0')] : [content];
  return forms.map((one) => ({ content: one, is_guess: true }));
}

function base36(text: string): bigint {
  let value = 0n;
  for (const digit of text) value = value * 36n + BigInt(Number.parseInt(digit, 36));
  return value;
}

/** With ten digits, then letters of both cases, of which either may come first. */
function base62(text: string, first: 'A' | 'a'): bigint {
  let value = 0n;
  for (const c of text) {
    const is_first = c >= first && c <= (first === 'A' ? 'Z' : 'z');
    const digit = c <= '9' ? Number(c) : c.toLowerCase().charCodeAt(0) - 97 + (is_first ? 10 : 36);
    value = value * 62n + BigInt(digit);
  }
  return value;
}

/** The digits of a number that was written with an exponent; those that were left out are zeros. */
function shifted(digits: string, exponent: string): string {
  return digits.replace('.', '').padEnd(Number(exponent) + 1, '0');
}

/** Bits, eight for each character. */
export const bits = textCodec('bits', 'coding', (text): readonly Part[] | null => {
  const digits = text.replace(/[\s,_]+/g, '');
  if (digits.length < 64 || digits.length % 8 !== 0 || !/^[01]+$/.test(digits)) return null;
  return [{ content: Uint8Array.from(digits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2)) }];
});
