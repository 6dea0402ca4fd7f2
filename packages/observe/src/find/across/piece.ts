import type { Content } from '../codec/codec.ts';

/** What may be a piece of something that other messages of the same conversation go on with. */
export interface Piece {
  /** What it has in common with the others: where it stands, and under which names. */
  readonly series: string;
  /** Which one it is, or where it begins; null where nothing says so, and they come in their order. */
  readonly number: number | null;
  /** How many there are; null where nothing says so. */
  readonly total: number | null;
  /** The part of the message. */
  readonly where: string;
  /** The names over it. */
  readonly keys: readonly string[];
  /** What stands under each name: each may be the one that is in pieces. */
  readonly columns: readonly Column[];
  /** What stands between two pieces that belong together. */
  readonly between: string;
  /** Nothing but a first piece shows that others may follow: whether this is one. */
  readonly may_begin?: boolean;
  /** The content is labels of a name: those that are the same in all of them are of the domain. */
  readonly is_of_labels?: true;
}

export interface Column {
  /** The name under which the whole is looked at; none where there is no name. */
  readonly name: string | null;
  readonly content: Content;
}

/** A number of a piece is not larger, unless it says how much came before. */
const NUMBER_MAX = 255;
/** How much may have come before. */
const OFFSET_MAX = 1_000_000;

/** Which piece a text says that it is, and of how many: `1`, `1/3`, `1of3`, `0-99/300`; null where it says none. */
export function numberIn(text: string, is_offset = false): Pick<Piece, 'number' | 'total'> | null {
  if (text.length > 40) return null;
  const [, number, total] = /^(\d{1,7})(?:(?: ?(?:of|\/|:|-) ?)(\d{1,4}))?$/i.exec(text) ?? [];
  if (number === undefined) return null;
  const [at, count] = [Number(number), total === undefined ? null : Number(total)];
  if (at > (is_offset ? OFFSET_MAX : NUMBER_MAX) || (count !== null && (count < 2 || at > count))) return null;
  return { number: at, total: count };
}
