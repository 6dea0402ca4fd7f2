import { tells } from '../context/context-of.ts';
import { bytesCodec, type Part } from './codec.ts';

const RUN_MIN = 6;
const RUNS_MAX = 20_000;
/** A type, a length or an opcode that is a letter by chance may stand at either end of a number. */
const NUMBER_WITHIN = /(?<=[A-Za-z])\d{14,20}|\d{14,20}(?=[A-Za-z])/g;

/** The texts within bytes of a format that is not read here, each after the one before, which may be its name. */
export const strings = bytesCodec('strings', 'structure', (bytes): readonly Part[] | null => {
  const parts: Part[] = [];
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  let before: string | undefined;
  for (const run of runsOf(text)) {
    const named = before === undefined ? {} : { key: before };
    if (run.length >= RUN_MIN) parts.push({ ...named, content: run });
    for (const [number] of run.matchAll(NUMBER_WITHIN)) parts.push({ ...named, content: number });
    const word = /^[\x20-\x40]?([A-Za-z_][\w.-]{1,40})$/.exec(run)?.[1];
    before = word !== undefined && tells(word) ? word : undefined;
    if (parts.length >= RUNS_MAX) break;
  }
  return parts.length > 0 ? parts : null;
});

const RUN = /[\x20-\x7e]{3,}/g;

/** Printable characters in a row, each run as long as the length before it says, where there is one. */
function* runsOf(text: string): Generator<string> {
  for (const { 0: run, index } of text.matchAll(RUN)) {
    let from = 0;
    while (run.length - from >= 3) {
      const length = lengthAt(text, index + from, run.length - from);
      if (length !== null) {
        yield run.slice(from, from + length);
        from += length;
        continue;
      }
      // The length itself may be a character that can be printed.
      const own = run.charCodeAt(from);
      if (from === 0 && run.length > 32 && own <= run.length - 1 && own > run.length - TAIL_MAX) {
        yield run.slice(1, 1 + own);
        from += 1 + own;
        continue;
      }
      yield run.slice(from);
      break;
    }
  }
}

/** What may follow a text by chance as if it were of it: the type and the length of the next one. */
const TAIL_MAX = 8;

/** The length that stands before a text: of one byte, two or four, in either order, as a varint or doubled by zigzag; null where none fits. */
function lengthAt(text: string, at: number, run: number): number | null {
  const byte = (back: number): number => (at - back < 0 ? -1 : text.charCodeAt(at - back));
  const [a, b, c, d] = [byte(1), byte(2), byte(3), byte(4)];
  const fits = (length: number): boolean => length >= 3 && length < run && length >= run - TAIL_MAX;
  if (b === 0 && fits(a)) return a;
  if (a === 0 && b === 0 && c === 0 && fits(d)) return d;
  if (a === 0 && fits(b)) return b;
  if (fits(a)) return a;
  // .NET, Avro: doubled, and the zero at its end of C.
  if (a % 2 === 0 && fits(a / 2)) return a / 2;
  return null;
}
