import { type Part, textCodec } from './codec.ts';

/** Percent-encoding (RFC 3986, 2.1), in which a query also writes a space as a plus sign. */
export const percent = textCodec('percent', 'coding', (text): readonly Part[] | null => {
  if (!/%[\da-f]{2}/i.test(text)) return null;
  const decoded = decodePercent(text);
  return decoded === text ? null : [{ content: decoded }];
});

/** Undoes percent-encoding; what is no UTF-8 is read as Latin-1, what is no encoding stays. */
export function decodePercent(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replace(/%([\da-f]{2})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
  }
}
