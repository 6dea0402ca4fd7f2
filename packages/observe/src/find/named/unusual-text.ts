import { fromBase45 } from '../codec/base-n.ts';
import { fromUuencodedLine } from '../codec/uuencode.ts';

/** The text that may be meant by one in the ways of mail and of codes to be scanned, each without the frame that tells it otherwise. */
export function* fromUnusualText(text: string): Generator<string> {
  yield Buffer.from(fromUuencodedLine(text)).toString('latin1');
  const bytes = fromBase45(text);
  if (bytes) yield Buffer.from(bytes).toString('latin1');
  if (/^(?:=[\da-f]{2}|[!-<>-~ ])+$/i.test(text) && text.includes('=')) yield unescaped(text);
}

function unescaped(text: string): string {
  return text.replace(/=([\da-f]{2})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}
