import type { Source } from '../facts/source.ts';

/** A place as people write it: `file:line`, or the file alone. */
export function placeText({ file, line }: Source): string {
  return line === null ? file : `${file}:${line}`;
}
