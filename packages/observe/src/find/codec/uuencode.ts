import { type Part, textCodec } from './codec.ts';

const BEGIN = /^begin [0-7]{3,4} [^\r\n]+\r?\n/m;
const END = /\r?\n[` ]?\r?\n?end/;

/** Files of uuencode (POSIX): four characters from the space on are three bytes, each line after its length. */
export const uuencode = textCodec('uuencode', 'coding', (text): readonly Part[] | null => {
  const begin = BEGIN.exec(text);
  if (!begin) return null;
  const rest = text.slice(begin.index + begin[0].length);
  const end = END.exec(rest);
  if (!end) return null;
  const lines = rest.slice(0, end.index).split(/\r?\n/).map(fromUuencodedLine);
  return [{ content: Buffer.concat(lines) }];
});

/** The bytes of a line, whose first character tells how many they are. */
export function fromUuencodedLine(line: string): Uint8Array {
  const values = Array.from(line, (c) => (c.charCodeAt(0) - 32) & 63);
  const bytes: number[] = [];
  for (let i = 1; i < values.length; i += 4) {
    const [a = 0, b = 0, c = 0, d = 0] = values.slice(i, i + 4);
    bytes.push((a << 2) | (b >> 4), ((b & 15) << 4) | (c >> 2), ((c & 3) << 6) | d);
  }
  return Buffer.from(bytes.slice(0, values[0]));
}
