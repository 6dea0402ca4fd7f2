import { type Content, type Part, textCodec } from './codec.ts';
import { decodePercent, percentContent } from './percent.ts';

const PAIR = /^(?:[A-Za-z_$@.[%-][^=&;\s"<>{}]{0,79}|[^\x00-\x7f][^=&;\s"<>{}]{0,79}|\d{1,4})=[^&\s"<>{}]*$/;

/** Pairs of a query or a form: `a=b&c=d` (application/x-www-form-urlencoded), also with `;` between. */
export const form = textCodec('form', 'structure', (text): readonly Part[] | null => {
  if (!text.includes('=') || text.length > 200_000) return null;
  const rows = rowsOf(text);
  if (rows) return rows;
  const pairs = text.trim().split(text.includes('&') ? '&' : ';');
  const full = pairs.filter((pair) => pair !== '');
  if (full.length === 1 && isOfOtherPairs(text)) return null;
  // Base64 and base32 end with equals signs, too, also behind something else.
  if (full.length === 1 && /^[^=]*(?:={1,2}|===|====|={6})[)\]}]*$/.test(text.trim())) return null;
  const fit = full.filter((pair) => PAIR.test(pair.trim())).length;
  if (fit === 0 || fit < full.length * 0.6) return null;
  return full.map((pair) => {
    const at = pair.indexOf('=');
    if (at < 0) return { content: fromForm(pair) };
    return { key: decodePercent(spaced(pair.slice(0, at).trim())), content: fromForm(pair.slice(at + 1)) };
  });
});

/** Lines of which every second one at least is a form by itself, which has no ends of lines: several one after another. */
function rowsOf(text: string): readonly Part[] | null {
  const rows = text.includes('&') && text.includes('\n') ? text.split(/\r?\n/).filter((row) => row.trim() !== '') : [];
  const isForm = (row: string): boolean =>
    row.includes('&') &&
    row
      .trim()
      .split('&')
      .every((one) => PAIR.test(one));
  if (rows.length < 2 || rows.filter(isForm).length * 2 < rows.length) return null;
  return rows.map((content) => ({ content }));
}

/** Whether a text begins as one pair, in whose value others follow with a separator of their own: `a=b~c=d`. */
export function isOfOtherPairs(text: string): boolean {
  return /^\s*(?:[$#!*]?\w+[|~^#*!,])?[\w.-]+=[^=]*[~|^#*$!@,\t\x01\x02\x1e\x1f][\w.-]+=/.test(text);
}

function fromForm(text: string): Content {
  return percentContent(spaced(text));
}

/** A plus sign is a space, but where a number follows at the begin, it was more likely left as it was. */
function spaced(text: string): string {
  return text.includes('+') && !isBase64(text) ? text.replace(/\+(?!\d)|(?<=[\w%])\+(?=\d)/g, ' ') : text;
}

/** Text in which a plus sign is a digit: long, and without what only other texts have. */
function isBase64(text: string): boolean {
  const signs = text.match(/\+/g)?.length ?? 0;
  return (
    text.length >= 16 && /[A-Za-z]/.test(text) && /^[A-Za-z0-9+/]+(?:={0,2}|-)$/.test(text) && signs * 12 < text.length
  );
}
