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
  for (const [run] of text.matchAll(/[\x20-\x7e]{3,}/g)) {
    const named = before === undefined ? {} : { key: before };
    if (run.length >= RUN_MIN) parts.push({ ...named, content: run });
    for (const [number] of run.matchAll(NUMBER_WITHIN)) parts.push({ ...named, content: number });
    const word = /^[\x20-\x40]?([A-Za-z_][\w.-]{1,40})$/.exec(run)?.[1];
    before = word !== undefined && tells(word) ? word : undefined;
    if (parts.length >= RUNS_MAX) break;
  }
  return parts.length > 0 ? parts : null;
});
