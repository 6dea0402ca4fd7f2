import type { Content, Part } from '../codec/codec.ts';
import { senseOf } from '../codec/disguised.ts';
import { isUneven } from '../codec/uneven.ts';
import { byteTurns, changedTexts, characterSets, packings, sevenBits } from './byte-turns.ts';
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
    { of: 'bytes', ways: [...changedTexts, sevenBits] },
    { of: 'text', ways: turns },
  ],
];

/** A message, what it names, and what was done to it, the last first. */
export interface SearchedMessage {
  readonly names: readonly string[];
  /** The text, and the values in it: nothing may stand between one of them and the next name. */
  readonly parts: readonly Part[];
}

/** A text that is one still, to which one thing was done as a whole; of several the one by which the most is named. */
export function searchText(text: string): SearchedMessage | null {
  if (!/\d/.test(text) || !/[^\w\s]/.test(text) || !mayBeText(text)) return null;
  let best: SearchedMessage | null = null;
  for (const { name, undo } of turns) {
    for (const one of undo(text)) {
      const found = typeof one === 'string' ? messageIn(one, [name]) : null;
      if (found && found.parts.length > (best?.parts.length ?? 0)) best = found;
    }
  }
  return best;
}

/**
 * A message to which some things were done, one after another: all that is known is tried, stage by stage, until a text has names of
 * identifiers with values that hold as such. Only of what makes no sense as it stands, and is no random number.
 */
export function searchMessage(of: Content): SearchedMessage | null {
  if (typeof of === 'string' ? !mayBeText(of) : !mayBeBytes(of)) return null;
  for (const stages of pipelines)
    for (const { content, names } of before(of, stages, LENGTHS)) {
      const found = typeof content === 'string' ? messageIn(content, names) : null;
      if (found) return found;
    }
  return null;
}

function messageIn(text: string, names: readonly string[]): SearchedMessage | null {
  const named = identifiersIn(text);
  return named.length === 0 ? null : { names, parts: [{ content: text }, ...named] };
}

/** What names identifiers as it stands, or makes any other sense, was not changed. */
function mayBeText(text: string): boolean {
  return (
    text.length >= TEXT_MIN &&
    text.length <= TEXT_MAX &&
    senseOf(text) === 0 &&
    identifiersIn(text).length === 0 &&
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
