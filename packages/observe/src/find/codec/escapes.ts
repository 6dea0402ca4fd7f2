import { type Part, textCodec } from './codec.ts';

const FORMS: readonly (readonly [RegExp, (match: readonly string[]) => string])[] = [
  // JavaScript, JSON, Java, Python.
  [/\\u\{?([\da-f]{4,6})\}?/gi, ([, digits]) => character(digits, 16)],
  [/\\x([\da-f]{2})/gi, ([, digits]) => character(digits, 16)],
  // HTML and XML.
  [/&#x([\da-f]{1,6});/gi, ([, digits]) => character(digits, 16)],
  [/&#(\d{1,7});/g, ([, digits]) => character(digits, 10)],
  [/&(quot|apos|amp|lt|gt|nbsp);/g, ([, name]) => ENTITIES[name as string] ?? ''],
  // What JavaScript's escape() made of characters beyond Latin-1.
  [/%u([\da-f]{4})/gi, ([, digits]) => character(digits, 16)],
];

const ENTITIES: Readonly<Record<string, string>> = { quot: '"', apos: "'", amp: '&', lt: '<', gt: '>', nbsp: ' ' };

function character(digits: string | undefined, radix: number): string {
  const code = Number.parseInt(digits ?? '', radix);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

/** Characters by their number: `\u0033`, `\x33`, `&#51;`, `&quot;`, `%u0033`. */
export const escapes = textCodec('escapes', 'coding', (text): readonly Part[] | null => {
  if (!/\\[ux]|&[#a-z]|%u/i.test(text)) return null;
  let decoded = text;
  for (const [form, undo] of FORMS) decoded = decoded.replace(form, (...match) => undo(match as string[]));
  return decoded === text ? null : [{ content: decoded }];
});

/** Quoted-printable (RFC 2045, 6.7), where three bytes or more are written so. */
export const quotedPrintable = textCodec('quoted-printable', 'coding', (text): readonly Part[] | null => {
  if (!/(?:=[\dA-F]{2}[\s\S]*){3}/.test(text)) return null;
  const decoded = text.replace(/=\r?\n/g, '').replace(/=([\dA-F]{2})/g, (_, digits: string) => character(digits, 16));
  return [{ content: decoded }];
});
