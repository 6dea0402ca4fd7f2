import { type Part, textCodec } from './codec.ts';
import { isOfOtherPairs } from './form.ts';
import { jsonString } from './json-string.ts';

/** A name may have parameters, which are left out: `TEL;TYPE=HOME:…` (RFC 6350, 3.3). */
const NAMED = /^\s*(?:-\s+)?["']?([A-Za-z_][\w .-]{0,40}?)["']?(?:(?:;[\w-]+(?:=[\w,-]+)?)+(?=:)|\s*)[:=]\s*(.*)$/;

/** A line of a log: behind time, process and level comes what is said (that of Android, and its like). */
const LOGGED = /^\s*\[?[\d./:,TZ +-]{8,40}\]?[^=]{0,60}[:\]] +([A-Za-z_][\w.-]{0,40})\s*[=:]\s*(.*)$/;

/** The first group of an address of IPv6 names nothing, nor do the first digits of a MAC address, alone or behind words, and degrees. */
const ADDRESS =
  /^\s*(?:[\da-f]{1,4}:[\da-f]{1,4}:[\da-f:]+\s*$|[\da-f]{2}(?::[\da-f]{2}){5}(?![\da-f:])|[\da-f]{6}:[\da-f]{6}\s*$|[NSEW] ?\d{1,3}:\d{1,2}[:.])/i;
const MAC_BEFORE = /^[^:=]*\b[\da-f]{2}(?::[\da-f]{2}){5}(?![\da-f:])/i;

/** Words before the first of several pairs, as a statement of SQL has them, are no name. */
const SENTENCE = /^\s*[A-Za-z_][\w.-]*\s[\w .-]*=[^=\n]*[ ,;][\w.-]+\s*=/;

/** One URI of these schemes, whose parts are no names. */
const URI = /^\s*<?(?:(?:urn|sips?):[^\s,]+|tel:[\d().-]+;phone-context=\S+)\s*$/i;

/** Base64 ends with equals signs, too. */
const PADDED = /^\s*(?:[\w+/-]{12,}={1,2}|[A-Z2-7]{8,}={1,6})\s*$/;

/** Of a section of a file of INI. */
const HEADING = /^\s*\[[\w .:-]{1,60}\]\s*$/;

/** Lines that name their values: properties, headers, YAML, INI; an AT command of a modem. */
export const lines = textCodec('lines', 'structure', (text): readonly Part[] | null => {
  if (!/[:=]/.test(text) || ADDRESS.test(text) || PADDED.test(text) || URI.test(text)) return null;
  const all = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (all.length === 1 && (isOfOtherPairs(text) || SENTENCE.test(text))) return null;
  const joined = joinedLists(all);
  const parts = joined.map((line): Part => {
    const [, key, content] = LOGGED.exec(line) ?? NAMED.exec(line) ?? [];
    return key === undefined || content === undefined || /^=?[)\]}]*$|^\/\//.test(content) || MAC_BEFORE.test(line)
      ? { content: line }
      : { key, content: unquoted(content) };
  });
  const named = parts.filter(({ key }) => key !== undefined).length;
  const headings = joined.filter((line) => HEADING.test(line)).length;
  return named > 0 && named >= (joined.length - headings) * 0.6 ? parts : null;
});

/** A list of two or three numbers below its name, each in a line of its own (YAML 1.2.2, 8.2.1), as a pair in one line. */
function joinedLists(all: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (let i = 0; i < all.length; i++) {
    const line = all[i] as string;
    const items = /^\s*(?:- )?[\w.-]+:\s*$/.test(line) ? itemsBelow(all, i + 1) : [];
    joined.push(items.length === 2 || items.length === 3 ? `${line.trimEnd()} ${items.join(', ')}` : line);
    if (items.length === 2 || items.length === 3) i += items.length;
  }
  return joined;
}

function itemsBelow(all: readonly string[], from: number): string[] {
  const items: string[] = [];
  for (let i = from; i < all.length && items.length <= 3; i++) {
    const item = /^\s*- +(-?\d{1,3}\.\d{1,15})\s*$/.exec(all[i] as string)?.[1];
    if (item === undefined) break;
    items.push(item);
  }
  return items;
}

function unquoted(text: string): string {
  // A script assigns a text that has quotation marks of its own.
  const assigned = /^"[^\n]*\\"[^\n]*"(?=\s*;?\s*$)/.exec(text)?.[0];
  const [said] = (assigned !== undefined && jsonString.decode(assigned)) || [];
  if (said) return said.content as string;
  // Properties of Java have a backslash before each colon.
  const plain = text.replace(/\\(?=[:=])/g, '');
  return /^(["']).*\1\s*$/.test(plain) ? plain.trim().slice(1, -1) : plain;
}
