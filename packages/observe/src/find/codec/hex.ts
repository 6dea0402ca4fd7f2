import { type Part, textCodec } from './codec.ts';

/** Bytes in pairs of hexadecimal digits: bare, after 0x or \x, or with the same separator between all. */
export const hex = textCodec('hex', 'coding', (text): readonly Part[] | null => {
  const trimmed = text.trim();
  const bare = bareDigits(/^[{[(].*[}\])]$/s.test(trimmed) ? trimmed.slice(1, -1).trim() : trimmed);
  // Zeros and ones are bits.
  if (bare === null || bare.length < 12 || bare.length % 2 !== 0 || /^[01]+$/.test(bare)) return null;
  return [{ content: Buffer.from(bare, 'hex') }];
});

function bareDigits(text: string): string | null {
  const plain = text.replace(/^0x/i, '');
  if (/^[\da-f]+$/i.test(plain)) return plain;
  if (/^(?:\\x[\da-f]{2})+$/i.test(text)) return text.replaceAll('\\x', '').replaceAll('\\X', '');
  const separated = /^(?:0x)?[\da-f]{2}(?:(?<by>[ :,;.-]| ?, ?)(?:0x)?[\da-f]{2})(?:\k<by>(?:0x)?[\da-f]{2})+$/i;
  return separated.test(text) ? text.replace(/0x|[^\da-f]/gi, '') : null;
}

/** A token, and the long hexadecimal digits that are a part of it, as in names of files. */
export function withHexBehind(token: string): string[] {
  const digits = token.includes('_') ? (/(?:^|_)((?:[\da-f]{2}){12,})(?:_|$)/i.exec(token)?.[1] ?? '') : '';
  return digits === '' || digits === token ? [token] : [token, digits];
}
