import { base32 } from '../codec/base-n.ts';
import { base64 } from '../codec/base64.ts';
import type { Content } from '../codec/codec.ts';
import { hex } from '../codec/hex.ts';
import { isMeant } from '../codec/meant.ts';
import { kindNamedBy } from '../context/named-kind.ts';
import { piecesIn } from '../named/pieces.ts';
import { joinedBytes } from './headed-bytes.ts';
import type { Piece } from './piece.ts';

/** Of more, or of longer ones, what has come is looked at, and what comes is left. */
const PIECES_MAX = 64;
export const SERIES_BYTES_MAX = 16 * 1024;

/** What several pieces are together. */
export interface Joined {
  readonly where: string;
  readonly keys: readonly string[];
  readonly content: Content;
  /** They were all in one message. */
  readonly is_of_one?: true;
}

/** Pieces of one series, as they come. */
export interface Series {
  /** Takes one more; what it does not take begins a new series. */
  add(piece: Piece): 'taken' | 'known' | 'complete' | 'another';
  /** What they are together; nothing where one is missing or there is only one. */
  joined(): Joined[];
  readonly size: number;
}

/** A series that begins with a piece. */
export function createSeries(first: Piece): Series {
  const own = copied(first);
  const pieces: Piece[] = [own];
  let size = sizeOf(own);
  let total = own.total;
  return {
    get size() {
      return size;
    },
    add(piece) {
      const { number } = piece;
      const before = pieces.find((one) => (number === null ? isSame(one, piece) : one.number === number));
      if (before) return isSame(before, piece) ? 'known' : 'another';
      if (pieces.length === PIECES_MAX || size + sizeOf(piece) > SERIES_BYTES_MAX) return 'complete';
      pieces.push(copied(piece));
      size += sizeOf(piece);
      total ??= piece.total;
      return pieces.length === total ? 'complete' : 'taken';
    },
    joined() {
      const ordered = pieces.length < 2 ? null : inOrder(pieces);
      if (!ordered) return [];
      return own.columns.flatMap(({ name }, i): Joined[] => {
        const contents = own.is_of_labels ? ownLabels(ordered) : ordered.map(({ columns }) => columns[i]?.content);
        const whole = contents.includes(undefined) ? null : joinedContent(contents as Content[], name, own);
        const keys = name === null ? own.keys : [...own.keys, name];
        return whole === null ? [] : [{ where: own.where, keys, content: whole }];
      });
    },
  };
}

/** A piece of a message would keep all of it in memory. */
function copied(piece: Piece): Piece {
  const columns = piece.columns.map(({ name, content }) => ({
    name: structuredClone(name),
    content: typeof content === 'string' ? structuredClone(content) : Uint8Array.from(content),
  }));
  return { ...piece, keys: structuredClone(piece.keys), columns };
}

const PIECE_BYTES = 200;

function sizeOf({ columns }: Piece): number {
  return columns.reduce((sum, { content }) => sum + content.length, PIECE_BYTES);
}

function isSame(a: Piece, b: Piece): boolean {
  return (
    a.columns.length === b.columns.length &&
    a.columns.every(({ content }, i) => isEqual(content, b.columns[i]?.content))
  );
}

function isEqual(a: Content, b: Content | undefined): boolean {
  if (typeof a === 'string' || typeof b === 'string' || b === undefined) return a === b;
  return Buffer.compare(a, b) === 0;
}

/** The pieces in the order of their numbers, with none between missing, and none before the first: numbers count, or say how much came before. */
function inOrder(pieces: readonly Piece[]): readonly Piece[] | null {
  if (pieces[0]?.number === null) return pieces;
  const ordered = pieces.toSorted((a, b) => (a.number as number) - (b.number as number));
  const from = ordered[0]?.number as number;
  if (from > 1) return null;
  if (ordered.every(({ number }, i) => number === from + i)) return ordered;
  let at = 0;
  for (const { number, columns } of ordered) {
    if (number !== at) return null;
    at += Math.max(...columns.map(({ content }) => content.length));
  }
  return ordered;
}

/** The labels of names that are not the same at their begin or their end in all of them. */
function ownLabels(pieces: readonly Piece[]): Content[] {
  const all = pieces.map(({ columns }) => (columns[0]?.content as string).split('.'));
  const alike = (at: number): boolean => all.every((labels) => labels.length > 1 && labels.at(at) === all[0]?.at(at));
  while (alike(-1)) for (const labels of all) labels.pop();
  while (alike(0)) for (const labels of all) labels.shift();
  return all.map((labels) => labels.join(''));
}

function joinedContent(contents: readonly Content[], name: string | null, { between, number }: Piece): Content | null {
  if (contents.every((one) => isEqual(one, contents[0]))) return null;
  if (!contents.every((one) => typeof one === 'string'))
    return bytesOf(
      contents.map((one) => (typeof one === 'string' ? Buffer.from(one, 'utf8') : one)),
      number !== null,
    );
  // Under a name that says of which kind it is, pieces may also be halves of numbers, and the like.
  if (name !== null && kindNamedBy(name) !== null) {
    const [whole] = piecesIn(contents.map((content, i) => ({ key: `${name}_${i + 1}`, content })));
    if (whole) return whole.content;
  }
  const whole = contents.join(between);
  return isWorth(whole, name) ? whole : null;
}

/** What bytes that are numbered are together, or what goes on behind heads of their own. */
function bytesOf(all: readonly Uint8Array[], is_numbered: boolean): Uint8Array | null {
  if (!is_numbered) return joinedBytes(all);
  const whole = Buffer.concat(all);
  return isMeant(whole) ? whole : null;
}

/** Whether a text is worth looking at: it has names in it, or over it, or is one in a coding. Texts in a row are nearly always just that. */
function isWorth(text: string, name: string | null): boolean {
  if ((name !== null && kindNamedBy(name) !== null) || /[={}<>"]|\w:|\n/.test(text)) return true;
  return codings.some((codec) =>
    codec.decode(text)?.some(({ content }) => typeof content === 'string' || isMeant(content)),
  );
}

const codings = [hex, base64, base32];
