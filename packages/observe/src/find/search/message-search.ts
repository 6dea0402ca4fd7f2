import type { Codec, Part } from '../codec/codec.ts';
import { senseOf } from '../codec/disguised.ts';
import { isUneven } from '../codec/uneven.ts';
import { byteTurns, changedTexts, characterSets, packings } from './byte-turns.ts';
import { allBases, encodings, rareEncodings } from './encodings.ts';
import { identifiersIn } from './identifiers-in.ts';
import { rareTurns, usualTurns } from './text-turns.ts';
import { before, type Stage } from './ways.ts';

const TEXT_MIN = 14;
const TEXT_MAX = 800;
const BYTES_MIN = 16;
const BYTES_MAX = 400;
const LENGTHS = { least: TEXT_MIN, most: TEXT_MAX } as const;

const turns = [...usualTurns, ...rareTurns];

/** What is done to a message by who hides or packs it, the last first: what is usual in any order, what is rare only by itself. */
const pipelines: readonly (readonly Stage[])[] = [
  [
    { of: 'text', ways: usualTurns },
    { of: 'text', ways: encodings },
    { of: 'bytes', ways: packings },
    { of: 'bytes', ways: byteTurns, takes: mayBeBytes },
    { of: 'bytes', ways: characterSets },
    { of: 'text', ways: turns },
  ],
  [
    { of: 'text', ways: rareTurns },
    { of: 'text', ways: encodings },
    { of: 'bytes', ways: characterSets },
  ],
  [
    { of: 'text', ways: [...allBases, ...rareEncodings] },
    { of: 'bytes', ways: packings },
    { of: 'bytes', ways: characterSets },
    { of: 'text', ways: turns },
  ],
  [
    { of: 'text', ways: encodings },
    { of: 'bytes', ways: changedTexts },
    { of: 'text', ways: turns },
  ],
];

/** A text that is one still, to which one thing was done as a whole. */
export const searchedText: Codec = {
  name: 'one step',
  sort: 'coding',
  decode: (content): readonly Part[] | null => {
    if (typeof content !== 'string' || !/\d/.test(content) || !/[^\w\s]/.test(content) || !mayBeText(content))
      return null;
    const candidates = turns.flatMap(({ undo }) => [...undo(content)]).filter((one) => typeof one === 'string');
    const found = candidates.map(identifiersIn);
    const most = Math.max(...found.map(({ length }) => length));
    const at = found.findIndex(({ length }) => length === most);
    return most > 0 ? partsOf(candidates[at] as string, found[at] as readonly Part[]) : null;
  },
};

/**
 * A message to which some things were done, one after another: all that is known is tried, stage by stage, until a text has names of
 * identifiers with values that hold as such. Only of what makes no sense as it stands, and is no random number.
 */
export const searched: Codec = {
  name: 'several steps',
  sort: 'coding',
  decode: (content): readonly Part[] | null => {
    if (typeof content === 'string' ? !mayBeText(content) : !mayBeBytes(content)) return null;
    for (const stages of pipelines)
      for (const { content: one } of before(content, stages, LENGTHS)) {
        const found = typeof one === 'string' ? identifiersIn(one) : [];
        if (found.length > 0) return partsOf(one as string, found);
      }
    return null;
  },
};

/** The text, and what it names: nothing may stand between one value and the next name. */
function partsOf(text: string, named: readonly Part[]): readonly Part[] {
  return [{ content: text }, ...named];
}

function mayBeText(text: string): boolean {
  return (
    text.length >= TEXT_MIN &&
    text.length <= TEXT_MAX &&
    senseOf(text) === 0 &&
    !DIGEST.test(text) &&
    !/^[\d.,:+ -]{0,30}$/.test(text)
  );
}

/** As long as digests are, or a UUID. */
const DIGEST = /^(?:[\da-f]{32}|[\da-f]{40}|[\da-f]{64}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/i;

/** Of random numbers hardly any comes again, and no bit is the same in all of them, as the highest one in ASCII. */
function mayBeBytes(bytes: Uint8Array): boolean {
  if (bytes.length < BYTES_MIN || bytes.length > BYTES_MAX) return false;
  let differing = 0;
  for (const byte of bytes) differing |= byte ^ (bytes[0] as number);
  return differing !== 0xff || isUneven(bytes);
}
