import { bytesCodec, type Part } from './codec.ts';

const RUN_MIN = 6;
const RUNS_MAX = 4_000;

/** The texts within bytes of a format that is not read here, each after the one before, which may be its name. */
export const strings = bytesCodec('strings', 'structure', (bytes): readonly Part[] | null => {
  const parts: Part[] = [];
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  let before: string | undefined;
  for (const [run] of text.matchAll(/[\x20-\x7e]{3,}/g)) {
    if (run.length >= RUN_MIN) parts.push(before === undefined ? { content: run } : { key: before, content: run });
    before = /^[\x20-\x40]?([A-Za-z_][\w.-]{1,40})$/.exec(run)?.[1];
    if (parts.length >= RUNS_MAX) break;
  }
  return parts.length > 0 ? parts : null;
});
