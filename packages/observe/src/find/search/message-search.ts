import { type Codec, type Content, type Part } from '../codec/codec.ts';
import { senseOf } from '../codec/disguised.ts';
import { isUneven } from '../codec/uneven.ts';
import { byteTurns, characterSets, rareByteTurns } from './byte-turns.ts';
import { encodings, rareEncodings } from './encodings.ts';
import { holdsIdentifier } from './holds-identifier.ts';
import { rareTurns, usualTurns } from './text-turns.ts';
import { before, type Stage } from './ways.ts';

const TEXT_MIN = 20;
const TEXT_MAX = 800;
const BYTES_MIN = 16;
const BYTES_MAX = 400;
const LENGTHS = { least: BYTES_MIN, most: TEXT_MAX } as const;

const turns = [...usualTurns, ...rareTurns];

/** What is done to a message by who hides or packs it, the last first. */
const stages: readonly Stage[] = [
  { of: 'text', ways: turns },
  { of: 'text', ways: [...encodings, ...rareEncodings] },
  { of: 'bytes', ways: [...byteTurns, ...rareByteTurns] },
  { of: 'bytes', ways: characterSets },
  { of: 'text', ways: turns },
];

/** A text that is one still, to which one thing was done as a whole. */
export const searchedText: Codec = {
  name: 'one step',
  sort: 'coding',
  decode: (content): readonly Part[] | null => {
    if (typeof content !== 'string' || !/\d/.test(content) || !/[^\w\s]/.test(content) || !mayBeText(content))
      return null;
    for (const { undo } of turns)
      for (const one of undo(content)) if (typeof one === 'string' && holdsIdentifier(one)) return [{ content: one }];
    return null;
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
    for (const { content: one } of before(content, stages, LENGTHS))
      if (typeof one === 'string' && holdsIdentifier(one)) return [{ content: one }];
    return null;
  },
};

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

/** In what random numbers make hardly a byte comes again, and nothing is in common. */
function mayBeBytes(bytes: Content): boolean {
  return typeof bytes !== 'string' && bytes.length >= BYTES_MIN && bytes.length <= BYTES_MAX && isUneven(bytes);
}
