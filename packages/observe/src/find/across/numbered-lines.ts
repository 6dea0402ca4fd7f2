import type { Root } from '../../flow/roots.ts';
import { readableText } from '../codec/readable.ts';
import { mayBeginBytes } from './headed-bytes.ts';
import { numberIn, type Piece } from './piece.ts';

/** Messages that are longer need not be in pieces. */
const MESSAGE_MAX = 2 * 1024;
const LINES_MAX = 128;

/** `1/3:…`, `0 …`, `PART 2 …`, `[3] …`, `#4|…`, `FRAG,0,3,…`. */
const FRAME =
  /^[[(#<]?((?:[A-Za-z]{1,12}[ _:=#,;|-]?)?)(\d{1,4})(?: ?(?:of|[/,;|:-]) ?(\d{1,4}))?[\])>]?(?:\s*[:;,|=>#]\s*|\s+)(\S.*)$/s;
/** A number of a piece stands at the begin. */
const NEAR_DIGIT = /^.{0,15}\d/s;
const HEXDUMP = /^[\da-f]{4,8}:?\s+(?:[\da-f]{2}[ -]{1,2}){3,}/i;
/** All of it in the digits of a base, and none of a word. */
const DIGITS = /^(?=.*\d)[A-Za-z\d+/_-]{8,}={0,6}$/;
const REST_OF_DIGITS = /^[A-Za-z\d+/_-]{2,}={0,6}$/;
const WHOLE = new Set(['data', 'message', 'body']);

/**
 * Messages of no known form, or their lines, that say which piece they are, or that go on with the one before: in the digits of a
 * base from begin to end, lines of a hexdump, a text of JSON that is not at its end, bytes.
 */
export function numberedLines({ where, content, keys }: Root): Piece[] {
  if (!WHOLE.has(where) || content.length > MESSAGE_MAX || content.length === 0) return [];
  const text = typeof content === 'string' ? content : readableText(content);
  const place = { where, keys };
  if (text === null) return [inOrder('bytes', place, content, typeof content !== 'string' && mayBeginBytes(content))];
  const is_alone = !/[\r\n]\s*\S/.test(text);
  if (/^[[{<]/.test(text)) {
    const numbered = is_alone ? frameIn(text, place) : null;
    if (numbered) return [numbered];
    return !text.startsWith('<') && isCut(text) ? [inOrder('text', place, text, true)] : [];
  }
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  // A list in one message is none of pieces; data of no known protocol is many messages.
  if (lines.length > (where === 'data' ? LINES_MAX : 1)) return [];
  const framed = lines.flatMap((line) => frameIn(line.trim(), place) ?? []);
  if (framed.length > 0) return framed;
  const rest = inOrder('text', place, text, false);
  return REST_OF_DIGITS.test(text.trim())
    ? [inOrder('digits', place, text.trim(), DIGITS.test(text.trim())), rest]
    : [rest];
}

type Place = Pick<Root, 'where' | 'keys'>;

function frameIn(line: string, { where, keys }: Place): Piece | null {
  if (!NEAR_DIGIT.test(line)) return null;
  if (HEXDUMP.test(line)) return { ...inOrder('hexdump', { where, keys }, line, true), between: '\n' };
  const [, word = '', at = '', of, rest = ''] = FRAME.exec(line) ?? [];
  const told = rest === '' ? null : numberIn(of === undefined ? at : `${at}/${of}`);
  const columns = [{ name: null, content: rest }];
  return told && { ...told, series: `${where} ${word}`, where, keys, columns, between: '' };
}

/** A piece of those that come in their order. */
function inOrder(sort: string, { where, keys }: Place, content: Root['content'], may_begin: boolean): Piece {
  const columns = [{ name: null, content }];
  return { series: `${where} ${sort}`, number: null, total: null, where, keys, columns, between: '', may_begin };
}

/** Whether a text of JSON stops in its midst. */
function isCut(text: string): boolean {
  return /^[[{]\s*["{[]/.test(text) && !/[}\]]$/.test(text.trimEnd());
}
