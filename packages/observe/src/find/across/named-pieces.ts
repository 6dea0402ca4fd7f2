import type { Part } from '../codec/codec.ts';
import { kindNamedBy } from '../context/named-kind.ts';
import type { LeakKind } from '../kinds.ts';
import { createMemo } from '../memo.ts';
import { endOf, piecesIn } from '../named/pieces.ts';
import { isSound } from '../named/sound.ts';
import type { Field } from './fields.ts';
import type { Joined } from './series.ts';

/** Kinds of which what is not whole shows itself to be none. */
const WHOLE_KINDS: readonly LeakKind[] = ['imei', 'imsi', 'iccid', 'meid', 'mac'];
const TEXT_MAX = 32;
/** Of more, the oldest is forgotten. */
const PIECES_MAX = 16;

/** Names come again and again. */
const kinds = createMemo<LeakKind | null>(300_000);

/** The kind of which a name says that a piece of it is under it: `imei_1`, `mac_hi`. */
function kindOf(name: string): LeakKind | null {
  const before = kinds.get(name);
  if (before !== undefined) return before;
  const end = name.length > 40 ? null : endOf(name);
  const kind = end && kindNamedBy(end.stem);
  const known = kind !== null && WHOLE_KINDS.includes(kind) ? kind : null;
  kinds.set(structuredClone(name), known, 0);
  return known;
}

/** Values of a part of a message. */
interface Located {
  readonly where: string;
  readonly fields: readonly Field[];
}

/** Pieces of identifiers under names of their own that come in different messages. */
export interface NamedPieces {
  /** Takes the pieces among the values of a message; what is whole by them. */
  add(message: readonly Located[]): Joined[];
}

/** Whether one of some values may be such a piece. */
export function hasNamedPiece(fields: readonly Field[]): boolean {
  return fields.some((field) => pieceOf(field) !== null);
}

/** None yet. */
export function createNamedPieces(): NamedPieces {
  const pieces = new Map<string, Part>();
  return {
    add(message) {
      const added = new Set<string>();
      let where = '';
      for (const part of message)
        for (const field of part.fields) {
          const piece = pieceOf(field);
          if (!piece || pieces.get(piece.key)?.content === piece.content) continue;
          pieces.delete(piece.key);
          pieces.set(structuredClone(piece.key), structuredClone(piece));
          if (pieces.size > PIECES_MAX) pieces.delete(pieces.keys().next().value as string);
          added.add(piece.key);
          where = part.where;
        }
      if (added.size === 0) return [];
      return piecesIn([...pieces.values()]).map(({ key = '', content }): Joined => {
        const of = [...pieces.keys()].filter((name) => endOf(name)?.stem === key);
        const whole = { where, keys: [key], content };
        return of.every((name) => added.has(name)) ? { ...whole, is_of_one: true } : whole;
      });
    },
  };
}

function pieceOf({ keys, content }: Field): (Part & { readonly key: string }) | null {
  const key = keys.at(-1);
  if (key === undefined || typeof content !== 'string' || content.length > TEXT_MAX || content === '') return null;
  const kind = kindOf(key);
  return kind === null || isSound(kind, content) ? null : { key, content };
}
