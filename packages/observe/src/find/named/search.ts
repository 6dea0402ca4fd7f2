import type { Content } from '../codec/codec.ts';
import type { LeakKind } from '../kinds.ts';
import { fromNumber, pairs } from './numbers.ts';
import { fromShiftedCodes } from './shifted-codes.ts';
import { isSound } from './sound.ts';
import { type Stage, stages } from './ways.ts';

const CHARS_MIN = 6;
const CHARS_MAX = 400;

/** An identifier, and what was done to it, the last first. */
export interface Searched {
  readonly text: string;
  readonly names: readonly string[];
}

interface Found {
  readonly content: Content;
  readonly names: readonly string[];
}

/**
 * Looks for the identifier of a kind that a value was before something was done to it, one thing after another: all that is known is
 * tried on what comes of it, stage by stage, until one text is an identifier of that kind as a whole.
 */
export function searchNamed(of: Content, kind: LeakKind): Searched | null {
  const found: Found[] = [{ content: of, names: [] }];
  /** What the first stage, of a text, has given is not turned again by the last one. */
  let turned = 0;
  for (const [at, stage] of stages.entries()) {
    const last = found.length;
    for (const one of found.slice(at === stages.length - 1 ? turned : 0, last)) {
      for (const next of before(one, stage)) {
        const text = soundTextOf(next, kind);
        if (text !== null) return { text, names: next.names };
        found.push(next);
      }
    }
    if (at === 0) turned = found.length;
  }
  return null;
}

/** What a content may have been before a stage. */
function* before({ content, names }: Found, stage: Stage): Generator<Found> {
  if ((typeof content === 'string') !== (stage.of === 'text')) return;
  for (const { name, undo } of stage.ways) {
    for (const one of (undo as (content: Content) => Iterable<Content>)(content)) {
      const size = one.length;
      if (size >= CHARS_MIN && size <= CHARS_MAX) yield { content: one, names: [...names, name] };
    }
  }
}

/** The identifier that a content is, in whichever way it is grouped; of bytes, under a key of one. */
function soundTextOf({ content, names }: Found, kind: LeakKind): string | null {
  if (typeof content !== 'string') return soundBytes(content, names, kind);
  const text = content.trim();
  for (const one of spellings(text, kind)) if (isSound(kind, one)) return one;
  return null;
}

function* spellings(text: string, kind: LeakKind): Generator<string> {
  // Without its plus sign, hardly anything shows that a number is one of a telephone.
  if (kind !== 'phone-number' || text.startsWith('+')) yield text;
  if (kind === 'mac' && /^[\da-f]{12}$/i.test(text)) yield pairs(text);
  if ((kind === 'imei' || kind === 'imsi') && /^\d{10,14}$/.test(text)) yield* fromNumber(kind, BigInt(text));
}

function soundBytes(bytes: Uint8Array, names: readonly string[], kind: LeakKind): string | null {
  if (bytes.length < 10 || names.length > 1) return null;
  for (const text of fromShiftedCodes([...bytes])) {
    for (const one of spellings(text, kind)) if (isSound(kind, one)) return one;
  }
  return null;
}
