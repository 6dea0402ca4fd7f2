import type { Root } from '../../flow/roots.ts';
import { isCompressed } from '../codec/compression-marks.ts';
import { readableText } from '../codec/readable.ts';
import { numberIn, type Piece } from './piece.ts';

/** Messages that are longer need not be in pieces. */
const MESSAGE_MAX = 2 * 1024;
const LINES_MAX = 128;

/** `1/3:…`, `0 …`, `PART 2 …`, `[3] …`, `#4|…`. */
const FRAME =
  /^[[(#<]?((?:[A-Za-z]{1,12}[ _:=#-]?)?)(\d{1,4}(?: ?(?:of|\/) ?\d{1,4})?)[\])>]?(?:\s*[:;,|=>]\s*|\s+)(\S.*)$/s;
const HEXDUMP = /^([\da-f]{4,8}):?\s+(?:[\da-f]{2}[ -]{1,2}){3,}/i;
/** All of it in the digits of a base, and none of a word. */
const DIGITS = /^(?=.*\d)[A-Za-z\d+/_-]{8,}={0,6}$/;
const WHOLE = new Set(['data', 'message', 'body']);

/** Messages of no known form, or their lines, that say which piece they are, or are in the digits of a base from begin to end. */
export function numberedLines({ where, content, keys }: Root): Piece[] {
  if (!WHOLE.has(where) || content.length > MESSAGE_MAX || content.length === 0) return [];
  const text = typeof content === 'string' ? content : readableText(content);
  if (text === null) {
    // What goes on with something compressed shows by its begin alone.
    const bytes = content as Uint8Array;
    return [
      {
        ...inOrder(`${where} bytes`, where),
        columns: [{ name: null, content: bytes }],
        may_begin: isCompressed(bytes),
      },
    ];
  }
  if (text.startsWith('{') || text.startsWith('<')) return [];
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  // A list in one message is none of pieces; data of no known protocol is many messages.
  if (lines.length > (where === 'data' ? LINES_MAX : 1)) return [];
  return lines.flatMap((line) => pieceOf(line.trim(), { where, keys, is_alone: lines.length === 1 }) ?? []);
}

/** Where a line is, and whether it is all of a message. */
interface Place extends Pick<Root, 'where' | 'keys'> {
  readonly is_alone: boolean;
}

function pieceOf(line: string, { where, keys, is_alone }: Place): Piece | null {
  const address = HEXDUMP.exec(line)?.[1];
  if (address !== undefined)
    return { ...inOrder(`${where} hexdump`, where), columns: [{ name: null, content: line }], between: '\n' };
  const [, word = '', told = '', rest = ''] = FRAME.exec(line) ?? [];
  const number = rest === '' ? null : numberIn(told);
  if (number)
    return {
      ...number,
      series: `${where} ${word}`,
      where,
      keys,
      columns: [{ name: null, content: rest }],
      between: '',
    };
  return is_alone && DIGITS.test(line)
    ? { ...inOrder(`${where} digits`, where), columns: [{ name: null, content: line }] }
    : null;
}

/** A piece of those that come in their order. */
function inOrder(series: string, where: string): Omit<Piece, 'columns'> {
  return { series, number: null, total: null, where, keys: [], between: '' };
}
