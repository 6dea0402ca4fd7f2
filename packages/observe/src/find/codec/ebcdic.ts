import { bytesCodec, type Part } from './codec.ts';
import { isText } from './marked.ts';

const BYTES_MAX = 64 * 1024;
/** Places of the characters that all code pages of EBCDIC have in common, and of a few of code page 1047. */
const RUNS: readonly (readonly [from: number, characters: string])[] = [
  [0x81, 'abcdefghi'],
  [0x91, 'jklmnopqr'],
  [0xa2, 'stuvwxyz'],
  [0xc1, 'ABCDEFGHI'],
  [0xd1, 'JKLMNOPQR'],
  [0xe2, 'STUVWXYZ'],
  [0xf0, '0123456789'],
  [0x4b, '.<(+|&'],
  [0x5b, '$*);'],
  [0x60, '-/'],
  [0x6b, ',%_>?'],
  [0x7a, ':#@\'="'],
  [0xad, '['],
  [0xbd, ']'],
  [0xc0, '{'],
  [0xd0, '}'],
  // Of code page 37.
  [0xba, '[]'],
  [0x5a, '!'],
  [0xb0, '^'],
  [0xa1, '~'],
  [0xe0, '\\'],
  [0x79, '`'],
  [0x40, ' '],
  [0x15, '\n'],
  [0x25, '\n'],
  [0x0d, '\r'],
  [0x05, '\t'],
  [0x01, '\x01\x02'],
  [0x1c, '\x1c\x1d\x1e\x1f'],
];
const table = new Map(RUNS.flatMap(([from, characters]) => [...characters].map((c, i) => [from + i, c] as const)));

/** Text as mainframes write it: only where every byte is of a usual character, digits among them. */
export const ebcdic = bytesCodec('ebcdic', 'coding', (bytes): readonly Part[] | null => {
  if (bytes.length < 12 || bytes.length > BYTES_MAX || !table.has(bytes[0] as number)) return null;
  let content = '';
  for (const byte of bytes) {
    const c = table.get(byte);
    if (c === undefined) return null;
    content += c;
  }
  return /\d{6}|(?:[\dA-Fa-f]{2}[:-]){5}/.test(content) && isText(content) ? [{ content }] : null;
});
