import { type Part, textCodec } from './codec.ts';

const NAMED = /^\s*(?:-\s+)?["']?([A-Za-z_][\w .-]{0,40}?)["']?\s*[:=]\s*(.*)$/;

/** The first pair of a MAC address, or the first group of an IPv6 address, names nothing. */
const ADDRESS = /^\s*[\da-f]{1,4}:[\da-f]{1,4}:[\da-f:]+\s*$/i;
const ADDRESS_FIRST = /^\s*(?:[\da-f]{2}:){5}[\da-f]{2}\b/i;

/** Base64 ends with equals signs, too. */
const PADDED = /^\s*[\w+/-]{12,}={1,2}\s*$/;

/** Lines that name their values: properties, headers, YAML, INI; an AT command of a modem. */
export const lines = textCodec('lines', 'structure', (text): readonly Part[] | null => {
  if (!/[:=]/.test(text) || ADDRESS.test(text) || PADDED.test(text)) return null;
  const all = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const parts = all.map((line): Part => {
    const [, key, content] = ADDRESS_FIRST.test(line) ? [] : (NAMED.exec(line) ?? []);
    return key === undefined || content === undefined || /^=?$|^\/\//.test(content)
      ? { content: line }
      : { key, content: unquoted(content) };
  });
  const named = parts.filter(({ key }) => key !== undefined).length;
  return named > 0 && named >= all.length * 0.6 ? parts : null;
});

function unquoted(text: string): string {
  return /^(["']).*\1\s*$/.test(text) ? text.trim().slice(1, -1) : text;
}
