import { type Content, type Part, textCodec } from './codec.ts';
import { hasControls, isOfBytes } from './readable.ts';

/** Percent-encoding (RFC 3986, 2.1), in which a query also writes a space as a plus sign. */
export const percent = textCodec('percent', 'coding', (text): readonly Part[] | null => {
  if (!/%[\da-f]{2}/i.test(text)) return null;
  const content = percentContent(text);
  return content === text ? null : [{ content }];
});

/** Undoes percent-encoding; what is no UTF-8 is read as Latin-1, what is no encoding stays. */
export function decodePercent(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return latin1(text);
  }
}

/** The same, where what comes of it may be no text: with controls in it, it is given as bytes. */
export function percentContent(text: string): Content {
  const decoded = decodePercent(text);
  if (decoded === text || !(hasControls(decoded) || isOfBytes(decoded))) return decoded;
  return Buffer.from(latin1(Buffer.from(text, 'utf8').toString('latin1')), 'latin1');
}

function latin1(text: string): string {
  return text.replace(/%([\da-f]{2})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}
