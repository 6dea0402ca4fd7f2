import { type Part, textCodec } from './codec.ts';
import { isOfOtherPairs } from './form.ts';

/** A name may have parameters, which are left out: `TEL;TYPE=HOME:…` (RFC 6350, 3.3). */
const NAMED = /^\s*(?:-\s+)?["']?([A-Za-z_][\w .-]{0,40}?)["']?(?:(?:;[\w-]+(?:=[\w,-]+)?)+(?=:)|\s*)[:=]\s*(.*)$/;

/** A line of a log: behind time, process and level comes what is said (that of Android, and its like). */
const LOGGED = /^\s*\[?[\d./:,TZ +-]{8,40}\]?[^=]{0,60}[:\]] +([A-Za-z_][\w.-]{0,40})\s*[=:]\s*(.*)$/;

/** The first group of an IPv6 address names nothing, nor does the first pair of a MAC address, alone or behind words. */
const ADDRESS = /^\s*(?:[\da-f]{1,4}:[\da-f]{1,4}:[\da-f:]+\s*$|[\da-f]{2}(?::[\da-f]{2}){5}(?![\da-f:]))/i;
const MAC_BEFORE = /^[^:=]*\b[\da-f]{2}(?::[\da-f]{2}){5}(?![\da-f:])/i;

/** Base64 ends with equals signs, too. */
const PADDED = /^\s*[\w+/-]{12,}={1,2}\s*$/;

/** Lines that name their values: properties, headers, YAML, INI; an AT command of a modem. */
export const lines = textCodec('lines', 'structure', (text): readonly Part[] | null => {
  if (!/[:=]/.test(text) || ADDRESS.test(text) || PADDED.test(text)) return null;
  const all = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (all.length === 1 && isOfOtherPairs(text)) return null;
  const parts = all.map((line): Part => {
    const [, key, content] = LOGGED.exec(line) ?? NAMED.exec(line) ?? [];
    return key === undefined || content === undefined || /^=?[)\]}]*$|^\/\//.test(content) || MAC_BEFORE.test(line)
      ? { content: line }
      : { key, content: unquoted(content) };
  });
  const named = parts.filter(({ key }) => key !== undefined).length;
  return named > 0 && named >= all.length * 0.6 ? parts : null;
});

function unquoted(text: string): string {
  // Properties of Java have a backslash before each colon.
  const plain = text.replace(/\\(?=[:=])/g, '');
  return /^(["']).*\1\s*$/.test(plain) ? plain.trim().slice(1, -1) : plain;
}
