import { type Part, textCodec } from './codec.ts';
import { readJson } from './json-reader.ts';
import { fromSenml } from './senml.ts';
import { tellValue } from './value-parts.ts';

/** As many as are looked at in a message at all: that there were more is noticed there. */
const PARTS_MAX = 60_000;
/** Shorter texts are marks between, or the end of a call. */
const OTHER_MIN = 5;

/** JSON, read leniently: each value by its name. */
export const json = textCodec('json', 'structure', (text): readonly Part[] | null => {
  const read = readJson(text, PARTS_MAX);
  if (read === null) return null;
  const parts: Part[] = read.others
    .map((content) => ({ content: content.trim() }))
    .filter(({ content }) => content.length >= OTHER_MIN);
  const [first] = read.roots;
  if (first !== undefined)
    tellValue(read.roots.length > 1 ? { items: read.roots } : fromSenml(first), undefined, parts);
  return parts.length > 0 ? parts : null;
});
