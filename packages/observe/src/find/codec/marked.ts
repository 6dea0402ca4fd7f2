import { tells } from '../context/context-of.ts';
import type { Codec, Part } from './codec.ts';
import { pairsOf } from './name-value.ts';
import { hasControls, utf8Text } from './readable.ts';

const TEXT_MAX = 200_000;
const NAME = '[A-Za-z_$][\\w.$-]{0,40}';
/** One to three marks of the same sort, or controls: none that stands in names, numbers and quotation marks. */
const MARK = '([\\x01-\\x08\\x0b\\x0c\\x0e-\\x1f]|[~|^#*$!@;:=>,/\\\\&\\t]{2,3}|->)';
const ENTRY = '([\\x01-\\x08\\x0b\\x0c\\x0e-\\x1f]|[~|^#*$!@;,/\\\\&\\t]{1,3}|\\r?\\n)';
const BEGIN = new RegExp(`^\\W{0,3}?${NAME}${MARK}(?:(?!\\1)[^])*?${ENTRY}${NAME}\\1`);
const CONTROLS = /[\x01-\x08\x0b\x0c\x0e-\x1f]/;

/**
 * Names with their values between marks that nothing else has, two controls or punctuation again and again:
 * `imei@@354…##os@@9`, or all by turns between one control.
 */
export const marked: Codec = {
  name: 'separators',
  sort: 'structure',
  decode(content): readonly Part[] | null {
    const text = typeof content === 'string' ? content : withControls(content);
    if (text === null || text.length > TEXT_MAX) return null;
    return twoMarks(text) ?? byTurns(text);
  },
};

function twoMarks(text: string): readonly Part[] | null {
  const [, is, by] = BEGIN.exec(text.slice(0, 2_000)) ?? [];
  if (is === undefined || by === undefined || is === by) return null;
  const parts = text.split(by).flatMap((piece): Part[] => {
    const at = piece.indexOf(is);
    if (piece.trim() === '') return [];
    return at < 0 ? [{ content: piece }] : [{ key: piece.slice(0, at).trim(), content: piece.slice(at + is.length) }];
  });
  const named = parts.filter(({ key }) => key !== undefined);
  if (named.length < 2 || named.length < parts.length * 0.8) return null;
  const is_clear = named.some(({ key }) => tells(key as string));
  return is_clear || CONTROLS.test(is) ? parts.filter(({ content }) => content !== '') : null;
}

/** Names and values in turn, or pairs with a mark of their own, between one control. */
function byTurns(text: string): readonly Part[] | null {
  const mark = CONTROLS.exec(text)?.[0];
  if (mark === undefined) return null;
  const fields = text.split(mark);
  if (fields.at(-1) === '') fields.pop();
  if (fields.length < 2 || fields.some((field) => CONTROLS.test(field))) return null;
  const pairs = pairsOf(fields);
  if (pairs)
    return pairs.map(([key, value]) => ({ key, content: value as string })).filter(({ content }) => content !== '');
  const full = fields.filter((field) => field !== '');
  return full.every((field) => /^\s*[\w.$ -]{1,60}[=:]/.test(field)) ? [{ content: full.join('\n') }] : null;
}

/** Whether a text is one, also with controls between names and values. */
export function isText(text: string): boolean {
  return !hasControls(text) || (!/[\0\x80-\x9f]/.test(text) && marked.decode(text) !== null);
}

/** The text of bytes that have no more than two controls, and are text but for them. */
function withControls(bytes: Uint8Array): string | null {
  const marks = new Set<number>();
  for (const byte of bytes) {
    if (byte >= 0x20 || byte === 9 || byte === 10 || byte === 13) continue;
    if (byte === 0 || marks.add(byte).size > 2) return null;
  }
  if (marks.size === 0) return null;
  return utf8Text(bytes);
}
