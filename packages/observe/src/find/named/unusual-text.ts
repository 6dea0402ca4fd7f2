import { fromBase45 } from '../codec/base-n.ts';
import { fromUuencodedLine } from '../codec/uuencode.ts';

/** The text that may be meant by one in the ways of mail and of codes to be scanned, each without the frame that tells it otherwise. */
export function* fromUnusualText(text: string): Generator<string> {
  yield* encodedWords(text);
  yield Buffer.from(fromUuencodedLine(text)).toString('latin1');
  const bytes = fromBase45(text);
  if (bytes) yield Buffer.from(bytes).toString('latin1');
  if (/^(?:=[\da-f]{2}|[!-<>-~ ])+$/i.test(text) && text.includes('=')) yield unescaped(text);
}

/** Encoded words of mail (RFC 2047): `=?utf-8?Q?=2B=34?=`. */
function* encodedWords(text: string): Generator<string> {
  const words = [...text.matchAll(/=\?[\w-]+\?([BQ])\?([^?]*)\?=/gi)];
  if (words.length === 0) return;
  yield words
    .map(([, form, content = '']) =>
      form?.toUpperCase() === 'B'
        ? Buffer.from(content, 'base64').toString('utf8')
        : unescaped(content.replaceAll('_', ' ')),
    )
    .join('');
}

function unescaped(text: string): string {
  return text.replace(/=([\da-f]{2})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}
