import { inBases } from '../codec/bases.ts';
import type { Content } from '../codec/codec.ts';
import { fromOtherDigits } from '../codec/other-digits.ts';
import { readableText } from '../codec/readable.ts';
import { unpackSevenBits } from '../codec/sms.ts';
import { kindNamedBy, kindsSuggestedBy } from '../context/named-kind.ts';
import { isOfDottedNumbers } from '../identifier/dotted-numbers.ts';
import type { LeakKind } from '../kinds.ts';
import { searchValue } from '../search/value-search.ts';
import { fromChangedAddress } from './addresses.ts';
import { moves } from './moved-digits.ts';
import { fromBytes, fromNumber, pairs } from './numbers.ts';
import { fromRareNumber, fromTwoWords } from './rare-numbers.ts';
import { fromShiftedCodes } from './shifted-codes.ts';
import { isSound } from './sound.ts';
import { fromUnusualText } from './unusual-text.ts';

const TEXT_MIN = 6;
const TEXT_MAX = 120;
const BYTES_MIN = 5;
const BYTES_MAX = 64;

/** An identifier as it was before somebody changed it, and how. */
export interface Undone {
  /** What was done to it, the last first. */
  readonly names: readonly string[];
  readonly text: string;
  readonly kind: LeakKind;
}

/** Six pairs, which must not be taken for names and values, whatever was done to them. */
const SIX_PAIRS = /^[\da-z]{2}([:-])[\da-z]{2}(?:\1[\da-z]{2}){4}$/i;

/** The marks that base 85 has and a list of names and values has not. */
const RARE_MARKS = /[^\w+/=.:&;,\s"'[\]{}-]/g;
const RARE_MARKS_MIN = 2;

/** What could be taken for names and values, and was an identifier, as its name says: an address whose digits were changed, base 85. */
export function undoBeforeForms(text: string, key: string | undefined): Undone | null {
  if (SIX_PAIRS.test(text)) return undoNamed(text, key, []);
  const is_base85 =
    text.length <= TEXT_MAX && /^[!-~]+$/.test(text) && new Set(text.match(RARE_MARKS) ?? []).size >= RARE_MARKS_MIN;
  return is_base85 ? undoNamed(text, key, []) : null;
}

/** The kind that a name says, of those whose values have one form. */
function kindOf(key: string): LeakKind | null {
  const kind = kindNamedBy(key);
  return kind === 'cell' ? null : kind;
}

/** The identifier that a number was before something was done to it that its name tells of: `imei_rev`. */
export function undoTold(text: string, key: string | undefined): Undone | null {
  if (key === undefined || text.length < TEXT_MIN || text.length > TEXT_MAX) return null;
  const kind = kindOf(key);
  if (OF_BASE.test(text)) {
    const kinds = kind === null ? kindsSuggestedBy(key) : [kind];
    return kinds.reduce(
      (undone: Undone | null, one) => undone ?? firstSound(one, 'number', fromNumber(one, BigInt(text))),
      null,
    );
  }
  if (kind === null || kind === 'mac' || kind === 'coordinates') return null;
  const words = key.toLowerCase().split(/[^a-z\d]+/);
  if (/^[0-7]{12,20}$/.test(text) && words.some((word) => /^oct(?:al)?$/.test(word)))
    return firstSound(kind, 'number', fromNumber(kind, BigInt(`0o${text}`)));
  const digits = text.replace(/\D/g, '');
  // Of some kinds hardly anything shows that a number is none as it stands.
  const is_clear = kind !== 'phone-number' && kind !== 'meid';
  if (digits.length < DIGITS_MIN || (is_clear && isSound(kind, digits))) return null;
  for (const move of moves) {
    const undone = words.some((word) => move.told.test(word)) ? firstSound(kind, move.name, move.undo(digits)) : null;
    if (undone) return undone;
  }
  return null;
}

/** As programs write numbers of these bases. */
const OF_BASE = /^0(?:b[01]{30,70}|o[0-7]{11,24})$/i;
const DIGITS_MIN = 10;

/**
 * The identifier that a value must have been whose name says of which kind it is, and that is none as it stands. Since its name
 * says what is looked for, each known way to write or to hide a number is tried; what comes of it must hold as an identifier of that
 * kind by its check digit or its begin. Null where the value may well be one as it stands, or nothing comes of it.
 * @param found what it is otherwise; if that is sound, nothing else is tried
 */
export function undoNamed(
  content: Content,
  key: string | undefined,
  found: readonly { readonly text: string; readonly is_guess: boolean }[],
): Undone | null {
  if (key === undefined || (typeof content === 'string' && isOfDottedNumbers(content))) return null;
  const kind = kindOf(key);
  if (kind === null) {
    const kinds = kindsSuggestedBy(key).filter(
      (one) => !found.some(({ text, is_guess }) => !is_guess && isSound(one, text)),
    );
    return kinds.reduce((undone: Undone | null, one) => undone ?? undoSteps(content, one), null);
  }
  if (found.some(({ text, is_guess }) => isSound(kind, text) && !(is_guess && kind === 'meid'))) return null;
  return (typeof content === 'string' ? undoText(content, kind) : undoBytes(content, kind)) ?? undoSteps(content, kind);
}

function undoText(text: string, kind: LeakKind): Undone | null {
  if (text.length < TEXT_MIN || text.length > TEXT_MAX || isSound(kind, text)) return null;
  if (isPlain(text, kind)) {
    const grouped =
      kind === 'phone-number' ? null : firstSound(kind, 'digits', kind === 'mac' ? halves(text) : fromGroups(text));
    return grouped ?? (isNumber(text) ? undoMoves(text, kind) : null) ?? undoNumbers(text, kind);
  }
  return (
    firstSound(kind, 'digits', fromOtherDigits(text)) ??
    firstSound(kind, 'digits', fromRareNumber(text)) ??
    undoTwoWords(text, kind) ??
    firstSound(kind, 'digits', kind === 'mac' ? fromChangedAddress(text) : withoutFiller(text)) ??
    firstSound(kind, 'text', fromUnusualText(text)) ??
    firstSound(kind, 'moved characters', fromShiftedCodes([...Buffer.from(text, 'latin1')])) ??
    undoBases(text, kind)
  );
}

/** What several steps may have made of an identifier; a plain number is none of these. */
function undoSteps(content: Content, kind: LeakKind): Undone | null {
  const [least, most] = typeof content === 'string' ? [TEXT_MIN, TEXT_MAX] : [BYTES_MIN, BYTES_MAX];
  if (content.length < least || content.length > most) return null;
  if (typeof content === 'string' && (isSound(kind, content) || isPlain(content, kind) || isOfBits(content)))
    return null;
  const searched = searchValue(content, kind);
  return searched && { ...searched, kind };
}

/** A number with nothing but what people write between its digits: it may be one as it stands. */
function isPlain(text: string, kind: LeakKind): boolean {
  if (kind === 'mac') return /^[\da-f]{12}$/i.test(text.replace(/[\s:._-]/g, ''));
  if (kind === 'coordinates') return /^[\d\s.,;|:/NSEWO°º'"′″+-]+$/i.test(text) && !/\de[+-]\d/i.test(text);
  if (kind === 'meid') return /^[\da-f\s-]{14,22}$/i.test(text);
  // More digits than any number has are codes of characters.
  return /\d/.test(text) && /^\+?[\d\s()./-]+f?$/i.test(text) && text.replace(/\D/g, '').length <= PLAIN_DIGITS_MAX;
}

const PLAIN_DIGITS_MAX = 22;

function isOfBits(text: string): boolean {
  return /^[01]+$/.test(text);
}

function isNumber(text: string): boolean {
  return /^\d{14,20}$/.test(text);
}

function undoTwoWords(text: string, kind: LeakKind): Undone | null {
  const number = kind === 'phone-number' || kind === 'mac' ? null : fromTwoWords(text);
  return number === null ? null : firstSound(kind, 'number', fromNumber(kind, number));
}

/** Digits with the same character or two between all of them. */
function* withoutFiller(text: string): Generator<string> {
  const between = text.match(/[^\d+]/g) ?? [];
  if (between.length >= FILLERS_MIN && new Set(between).size <= 2) yield text.replace(/[^\d+]/g, '');
  yield* fromGroups(text);
}

/** An address with a mark in its middle. */
function* halves(text: string): Generator<string> {
  if (/^[\da-f]{6}[:._-][\da-f]{6}$/i.test(text)) yield pairs(text.replace(/[^\da-f]/gi, ''));
}

/** Groups of a few digits, with a mark between as people put it there. */
function* fromGroups(text: string): Generator<string> {
  if (GROUPED.test(text) && !USUAL_GROUPS.test(text)) yield text.replace(/\D/g, '');
}

const FILLERS_MIN = 5;
/** In which an IMEI is written (3GPP TS 23.003, 6.2), and known without more. */
const USUAL_GROUPS = /^(?:\d{2}[ -]\d{6}|\d{6}[ -]\d{2}|\d{8})[ -]\d{6}[ -]\d$/;
const GROUPED = /^\d{1,6}([ .,_/:|·-])\d{1,6}(?:\1\d{1,6})+$/;

/** Kinds of which a wrong number shows itself to be wrong. */
const CHECKED: readonly LeakKind[] = ['imei', 'iccid', 'meid'];
/** How nearly all IMEIs begin: of other numbers, some simple way makes one too often. */
const USUAL_IMEI = /^(?:35|86|0099|9900)/;

/** A number that is none of its kind, and does not begin as if it had only been mistyped: whether one simple way makes one of it. */
function undoMoves(digits: string, kind: LeakKind): Undone | null {
  if (!CHECKED.includes(kind) || (kind === 'imei' && /^(?:35|86)/.test(digits))) return null;
  const found = moves
    .filter(({ is_simple }) => is_simple)
    .flatMap(({ name, undo }) =>
      [...undo(digits)]
        .filter((text) => isSound(kind, text) && (kind !== 'imei' || USUAL_IMEI.test(text)))
        .map((text) => ({ names: [name], text, kind })),
    );
  const [first] = found;
  return first && found.every(({ text }) => text === first.text) ? first : null;
}

/** A number of another base, or one of which each half byte is a digit; what has as many digits as the kind has is none. */
function undoNumbers(text: string, kind: LeakKind): Undone | null {
  // Some digits and letters may be a telephone number in another form.
  const is_number = kind === 'phone-number' ? /^0x[\da-f]{8,12}$/i : /^(?:0x)?[\da-f]{9,16}$/i;
  // An address without its zeros is hardly told from what stands for none.
  if (kind === 'mac' && text.length < 13) return null;
  if ((kind !== 'mac' && /^\d{15}$/.test(text)) || (kind === 'phone-number' && /^\d+$/.test(text))) return null;
  const number = is_number.test(text) ? BigInt(`0x${text.replace(/^0x/i, '')}`) : null;
  if (/^[01]{34,70}$/.test(text)) return firstSound(kind, 'number', fromNumber(kind, BigInt(`0b${text}`)));
  const decimal = /^\d{10,20}$/.test(text) ? BigInt(text) : null;
  for (const one of [decimal, number]) {
    const undone = one === null ? null : firstSound(kind, 'number', fromNumber(kind, one));
    if (undone) return undone;
  }
  return null;
}

function undoBases(text: string, kind: LeakKind): Undone | null {
  const number = undoNumbers(text, kind);
  if (number) return number;
  // A word is no number.
  if (/^(?:[A-Z]?[a-z]+|[A-Z]+)$/.test(text) && kind !== 'mac') return null;
  for (const { name, bytes, number } of inBases(text)) {
    const plain = readableText(bytes)?.trim();
    const is_number =
      number !== undefined && NUMBER_BASES.has(name) && (kind === 'imei' || kind === 'imsi' || kind === 'iccid');
    const undone =
      (plain === undefined || (kind === 'phone-number' && !plain.startsWith('+'))
        ? null
        : firstSound(kind, name, [plain])) ??
      (is_number ? firstSound(kind, name, fromNumber(kind, number)) : null) ??
      ((name === ADDRESS_BASE || (name === 'base32' && ADDRESS_IN_BASE32.test(text))) && bytes.length === 6
        ? firstSound(kind, name, fromBytes(kind, bytes.toReversed()))
        : null);
    if (undone) return undone;
  }
  return null;
}

/** Bases in which numbers are written to save characters; of the others only texts are read. */
const NUMBER_BASES: ReadonlySet<string> = new Set(['base36', 'base58', 'base62']);
/** Keyboards that type one-time passwords write addresses so, since its digits are the same on all of them. */
const ADDRESS_BASE = 'modhex';
/** No word: with a digit, and what is left over of its bits is zero. */
const ADDRESS_IN_BASE32 = /^(?=.*\d)[A-Z2-7]{9}[AEIMQUY4]$/;

/** An address of 64 bits that was made of one of 48, FFFE in its midst (EUI-64). */
function* fromEui64(bytes: Uint8Array): Generator<string> {
  if (bytes.length === 8 && bytes[3] === 0xff && bytes[4] === 0xfe)
    yield pairs(Buffer.from([...bytes.subarray(0, 3), ...bytes.subarray(5)]).toString('hex'));
}

function undoBytes(bytes: Uint8Array, kind: LeakKind): Undone | null {
  if (bytes.length < BYTES_MIN || bytes.length > BYTES_MAX || readableText(bytes) !== null) return null;
  if (kind === 'mac' && bytes.length === 8) return firstSound(kind, 'eui-64', fromEui64(bytes));
  return (
    // Any number of some bytes may be a telephone number, and any six are an address.
    (kind === 'phone-number' || (kind === 'mac' && bytes.length === 6)
      ? null
      : firstSound(kind, 'number', fromBytes(kind, bytes))) ??
    firstSound(kind, 'moved characters', fromShiftedCodes([...bytes])) ??
    firstSound(kind, 'gsm 7 bit', [unpackSevenBits(bytes, Math.floor((bytes.length * 8) / 7)).replace(/[\0@]$/, '')])
  );
}

function firstSound(kind: LeakKind, name: string, candidates: Iterable<string>): Undone | null {
  for (const content of candidates) if (isSound(kind, content)) return { names: [name], text: content, kind };
  return null;
}
