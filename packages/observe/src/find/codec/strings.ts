import { bufferOf } from '@phonehome/shared';
import { tells } from '../context/context-of.ts';
import { bytesCodec, type Part } from './codec.ts';

const RUN_MIN = 6;
const RUNS_MAX = 20_000;
/** A type, a length or an opcode that is a letter by chance may stand at either end of a number. */
const NUMBER_WITHIN = /(?<=[A-Za-z])\d{14,20}|\d{14,20}(?=[A-Za-z])/g;

/** The texts within bytes of a format that is not read here, each after the one before, which may be its name. */
export const strings = bytesCodec('strings', 'structure', (bytes): readonly Part[] | null => {
  const parts: Part[] = [];
  const text = bufferOf(bytes).toString('latin1');
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
/** Longer runs are texts of their own. */
const MEASURED_MAX = 2_000;
/** What may follow a text by chance as if it were of it: the type and the length of the next one. */
const TAIL_MAX = 8;

/** Printable characters in a row, taken apart where lengths before them say so; a length may itself be a character that can be printed. */
function* runsOf(text: string): Generator<string> {
  for (const { 0: run, index } of text.matchAll(RUN)) {
    if (run.length > MEASURED_MAX) {
      yield run;
      continue;
    }
    const before = lengthsAt(text, index);
    const pieces =
      measured(run, before) ?? (run.length > 0x20 ? measured(run.slice(1), ofByte(run.charCodeAt(0))) : null);
    if (pieces) {
      yield* pieces;
      continue;
    }
    const short = before.find((length) => length >= 3 && length < run.length && length >= run.length - TAIL_MAX);
    if (short !== undefined) yield run.slice(0, short);
    yield run;
  }
}

/** Each length may be read in two ways, and so may each after it. */
const TRIES_MAX = 1_000;

/** A run as texts one after another, each behind its length; null where they do not fill it. */
function measured(run: string, lengths: readonly number[], budget = { tries: TRIES_MAX }): string[] | null {
  if (--budget.tries < 0) return null;
  for (const length of lengths) {
    if (length < 3 || length > run.length) continue;
    const text = run.slice(0, length);
    // The type and the length of the next one may be left.
    if (run.length - length <= 2) return [text];
    const rest = measured(run.slice(length + 1), ofByte(run.charCodeAt(length)), budget);
    if (rest) return [text, ...rest];
  }
  return null;
}

/** The lengths that stand before a text: of one byte, two or four, in either order, or doubled by zigzag. */
function lengthsAt(text: string, at: number): number[] {
  const byte = (back: number): number => (at < back ? -1 : text.charCodeAt(at - back));
  const [a, b, c, d] = [byte(1), byte(2), byte(3), byte(4)] as [number, number, number, number];
  if (a !== 0) return a < 0 ? [] : ofByte(a);
  return b === 0 && c === 0 ? [d] : [b];
}

function ofByte(length: number): number[] {
  return length % 2 === 0 ? [length, length / 2] : [length];
}
