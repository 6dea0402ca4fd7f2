import { type Content, type Part, textCodec } from './codec.ts';
import { withDigits } from './other-digits.ts';
import { isOfBytes } from './readable.ts';

const FORMS: readonly (readonly [RegExp, (match: readonly string[]) => string])[] = [
  // JavaScript, JSON, Java, Python.
  [/\\{1,2}u(?:\{([\da-f]{1,6})\}|([\da-f]{4}))/gi, ([, braced, digits]) => character(braced ?? digits, 16)],
  // As Unicode names its characters, one by one.
  [
    /(?:U\+[\dA-F]{4,6}[ ,;]?){4,}/g,
    ([run = '']) => run.replace(/U\+([\dA-F]{4,6})[ ,;]?/g, (_, digits: string) => character(digits, 16)),
  ],
  [/\\{1,2}x([\da-f]{2})/gi, ([, digits]) => character(digits, 16)],
  // CSS (Syntax 3, 4.3.7), of six digits.
  [/\\(0[\da-f]{5}) ?/gi, ([, digits]) => character(digits, 16)],
  // C, and shells.
  [/\\{1,2}([0-3][0-7]{2})/g, ([, digits]) => character(digits, 8)],
  // HTML and XML.
  [/&#x([\da-f]{1,6});/gi, ([, digits]) => character(digits, 16)],
  [/&#(\d{1,7});/g, ([, digits]) => character(digits, 10)],
  [/&(quot|apos|amp|lt|gt|nbsp);/g, ([, name]) => ENTITIES[name as string] ?? ''],
  // What JavaScript's escape() made of characters beyond Latin-1.
  [/%u([\da-f]{4})/gi, ([, digits]) => character(digits, 16)],
  // What a script puts together: characters by their numbers, and texts.
  [
    /\bString\.fromCharCode\(((?:\d{1,5}\s{0,4},\s{0,4}){0,2000}\d{1,5})\s{0,4}\)/g,
    ([, list]) => JSON.stringify(ofCodes(list ?? '')),
  ],
  [/(?<=\w)(["'])\s*[+.]\s*\1(?=\w)/g, () => ''],
];

function ofCodes(list: string): string {
  return (list.match(/\d+/g) ?? []).map((code) => character(code, 10)).join('');
}

const ENTITIES: Readonly<Record<string, string>> = { quot: '"', apos: "'", amp: '&', lt: '<', gt: '>', nbsp: ' ' };

function character(digits: string | undefined, radix: number): string {
  const code = Number.parseInt(digits ?? '', radix);
  return code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

/** Characters by their number: `\u0033`, `\x33`, `&#51;`, `&quot;`, `%u0033`. */
export const escapes = textCodec('escapes', 'coding', (text): readonly Part[] | null => {
  if (!/\\[ux0-3]|&[#a-z]|%u|fromCharCode\(|U\+[\dA-F]{4}|["']\s*[+.]\s*["']/i.test(text)) return null;
  let decoded = text;
  for (const [form, undo] of FORMS) decoded = decoded.replace(form, (...match) => undo(match as string[]));
  return decoded === text ? null : [{ content: bytesIn(decoded) }];
});

/** What has controls and no character beyond them of a byte was bytes before it was escaped. */
function bytesIn(text: string): Content {
  return isOfBytes(text) ? Buffer.from(text, 'latin1') : text;
}

const PLAIN_ESCAPED = /=(?:3\d|[46][1-9A-F]|[57][\dA])/;
const PAIR_WITHIN = /(?:^|[\s,;])[A-Za-z_]\w*=(?!3D)[\dA-F]{2}\w{3}/;

/** Quoted-printable (RFC 2045, 6.7): no other equals signs than its own, which pairs of a form would be. */
export const quotedPrintable = textCodec('quoted-printable', 'coding', (text): readonly Part[] | null => {
  if (text.includes('&') && /^(?:[\w.%+-]+=3D[^=&]*)(?:&[\w.%+-]+=3D[^=&]*)+$/.test(text.trim()))
    return [{ content: fromQuotedPrintable(text) }];
  // JSON would have its quotation marks escaped.
  if (/^\s*[{[]\s*"\w+"\s*:/.test(text)) return null;
  if (!text.includes('=') || text.includes('&') || /=(?![\dA-F]{2}|\r?\n)/.test(text)) return null;
  // Pairs whose values all begin with such digits.
  if (text.split(/[;|~,\s]+/).every((piece) => /^(?:[\w.$[\]-]+=[^=]*)?$/.test(piece))) return null;
  const escaped = text.match(/=[\dA-F]{2}/g)?.length ?? 0;
  // `imei=354…` is a pair: a letter or digit needs no escape, and an escape stands within a word, not before a long one.
  if (escaped * 6 < text.length && (PLAIN_ESCAPED.test(text) || PAIR_WITHIN.test(text))) return null;
  if (/=(?:3D|20|0D|0A|2B|\r?\n)/.test(text) && /quoted-printable/i.test(text))
    return [{ content: bytesIn(fromQuotedPrintable(text)) }];
  if (escaped < 3 || (!/=(?:3D|20|0D|0A|[89A-F][\dA-F])/.test(text) && !/(?:=[\dA-F]{2}){6}/.test(text))) return null;
  return [{ content: bytesIn(fromQuotedPrintable(text)) }];
});

/** The text of a quoted-printable one, each byte as the character of its number. */
export function fromQuotedPrintable(text: string): string {
  return text.replace(/=\r?\n/g, '').replace(/=([\dA-F]{2})/gi, (_, digits: string) => character(digits, 16));
}

/** Encoded words of the head of a mail (RFC 2047): `=?utf-8?Q?=2B=34?=`. */
export const encodedWords = textCodec('encoded word', 'coding', (text): readonly Part[] | null => {
  if (!text.includes('=?')) return null;
  const decoded = text.replace(
    /=\?[\w-]+\?([BQ])\?([^?\s]*)\?=(?:\s+(?==\?))?/gi,
    (_, form: string, content: string) =>
      form.toUpperCase() === 'B'
        ? Buffer.from(content, 'base64').toString('utf8')
        : fromQuotedPrintable(content.replaceAll('_', ' ')),
  );
  return decoded === text ? null : [{ content: decoded }];
});

/** Decimal digits of other scripts than Latin, of full width, in circles and the like, and Chinese ones, each in its place from 0 to 9. */
export const otherDigits = textCodec('digits', 'coding', (text): readonly Part[] | null => {
  if (!/[^\x00-\x7f]/.test(text)) return null;
  const decoded = withDigits(text).replace(/\p{Nd}/gu, (c) => digitOf(c));
  return decoded === text ? null : [{ content: decoded }];
});

/** Ten digits of a script follow one another, the zero first. */
function digitOf(c: string): string {
  if (c < '\x80') return c;
  // Those of full width and of mathematics, of which several tens follow one another.
  const plain = c.normalize('NFKC');
  if (/^\d$/.test(plain)) return plain;
  let code = c.codePointAt(0) as number;
  let value = 0;
  while (value < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(code - 1))) {
    code--;
    value++;
  }
  return String(value);
}
