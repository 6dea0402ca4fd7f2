import { base45 } from './codec/base-n.ts';
import { looksRandom } from './codec/base64.ts';
import { bcd } from './codec/bcd.ts';
import type { Codec, Content, Part } from './codec/codec.ts';
import { byteForms, byteGuesses, escapings, looseStructures, textCodings, textStructures } from './codec/codecs.ts';
import { disguiseOf } from './codec/disguised.ts';
import { quotedPrintable } from './codec/escapes.ts';
import { frames } from './codec/frames.ts';
import { hex, withHexBehind } from './codec/hex.ts';
import { isText } from './codec/marked.ts';
import { maskedTexts } from './codec/masked.ts';
import { namedPlacesIn } from './codec/packed-degrees.ts';
import { protobuf } from './codec/protobuf.ts';
import { addressParts } from './codec/protocol/digits.ts';
import { isOfBytes, readableText } from './codec/readable.ts';
import { strings } from './codec/strings.ts';
import { quotedRot47 } from './codec/turned-bytes.ts';
import { url } from './codec/url.ts';
import { added, xor } from './codec/xor.ts';
import { isNamed } from './context/context-of.ts';
import { isAddressWord, namesInterface } from './context/interface-names.ts';
import { kindNamedBy } from './context/named-kind.ts';
import { isOfDottedNumbers } from './identifier/dotted-numbers.ts';
import { createMemo } from './memo.ts';
import { type Undone, undoBeforeForms, undoNamed, undoTold } from './named/named-value.ts';
import { pieces, piecesIn } from './named/pieces.ts';
import { type SearchedMessage, searchMessage, searchText } from './search/message-search.ts';
import { type Budget, createBudget, isSpent } from './unfold-budget.ts';
import { leafOf, namesOver, tellsMuch, type Unfolded, type Unfoldings } from './unfolded.ts';

/** How a content is met: under which name, behind a guess or not, how deep, and how many more may be visited. */
interface Way {
  readonly key: string | undefined;
  readonly is_guess: boolean;
  readonly depth: number;
  /** Whether it came out of a coding: it may be in another one that also leaves it readable. */
  readonly is_decoded: boolean;
  /** Whether it is a whole of no known form. */
  readonly is_data: boolean;
  /** Whether a text beside it says that an address of an interface is there. */
  readonly is_beside_address?: boolean;
  readonly budget: Budget;
}

const DEPTH_MAX = 8;
/** To search for a key of one length takes as long as to look at so many contents. */
const SEARCH_COST = 100;
const TEXT_MAX = 4 * 1024 * 1024;
/** Of a name so much is told: it stands over each value below it. */
const NAME_MAX = 200;
const CODED_MIN = 8;
const TOKENS_MAX = 64;

/**
 * All values that a content may hold, by undoing whatever coding it may be in, again and again, up to eight layers.
 * @param is_data it is of no known protocol: all of it may be in a coding
 */
export function unfold(content: Content, keys: readonly string[] = [], is_data = false): Unfoldings {
  const budget = createBudget();
  const way = { key: keys.at(-1), is_guess: false, depth: 0, is_decoded: false, is_data, budget };
  const found = unfoldContent(content, way);
  const all = keys.length === 0 ? found : found.map((one) => ({ ...one, keys: [...keys, ...one.keys] }));
  return { all, is_whole: !isSpent(budget) && content.length <= TEXT_MAX };
}

function unfoldContent(content: Content, way: Way): readonly Unfolded[] {
  if (way.depth > DEPTH_MAX || content.length === 0) return [];
  way.budget.contents--;
  way.budget.size -= content.length;
  if (isSpent(way.budget)) return [];
  if (typeof content !== 'string') return unfoldBytes(content, way);
  // A text that came of bytes, each as the character of its number.
  if (isOfBytes(content) && !isText(content)) return unfoldBytes(Buffer.from(content, 'latin1'), way);
  return content.length <= KNOWN_LENGTH_MAX ? unfoldKnown(content, way) : unfoldText(content.slice(0, TEXT_MAX), way);
}

/** Most values of a capture come again and again: what they unfold to was found out before, and what that took. */
const known = createMemo<{ readonly found: readonly Unfolded[]; readonly took: Budget }>(2_000_000);
const KNOWN_LENGTH_MAX = 200;

function unfoldKnown(text: string, way: Way): readonly Unfolded[] {
  const id = `${way.is_guess ? 1 : 0}${way.is_decoded || way.is_data ? 1 : 0}${way.depth}${way.key ?? ''}\0${text}`;
  const before = known.get(id);
  const { budget } = way;
  if (before && before.took.contents <= budget.contents && before.took.size <= budget.size) {
    budget.contents -= before.took.contents;
    budget.size -= before.took.size;
    return before.found;
  }
  const at = { ...budget };
  // The same text cut out of its id: a piece of a body would keep all of that body in memory.
  const found = unfoldText(id.slice(-text.length), way);
  // What was left out for want of a budget is not all that there is.
  if (isSpent(budget)) return found;
  const took = { contents: at.contents - budget.contents, size: at.size - budget.size };
  known.set(id, { found, took }, took.size + took.contents * UNFOLDED_CHARS);
  return found;
}

/** What one costs beside its text. */
const UNFOLDED_CHARS = 100;

function unfoldText(text: string, way: Way): Unfolded[] {
  const trimmed = text.trim();
  if (trimmed === '') return [];
  for (const codec of way.is_decoded || way.is_data ? maskedTexts : [quotedRot47]) {
    const unmasked = undo(codec, text, way);
    if (unmasked) return unmasked;
  }
  const turned = way.is_guess ? null : searchText(trimmed);
  if (turned) return unfoldSearched(turned, trimmed, way);
  const disguise = way.is_guess ? null : disguiseOf(trimmed);
  if (disguise) return undo(disguise, trimmed, way) ?? [];
  const address = way.is_guess ? null : undoBeforeForms(trimmed, way.key);
  if (address) return leafUnder(address);
  for (const codec of textForms) {
    const found = undo(codec, trimmed, way);
    if (!found) continue;
    // Base64 may begin with a slash, too: no path stands under the name of a number.
    if (codec === url && NO_PATH.test(trimmed) && way.key !== undefined && kindNamedBy(way.key) !== null) continue;
    if (codec === url && looksRandom(trimmed)) {
      found.push(leafOf(trimmed));
      undoCodings(trimmed, way, found);
    }
    return found;
  }
  const found: Unfolded[] = [];
  const itself = leafOf(trimmed);
  const told = way.is_guess ? null : undoTold(trimmed, way.key);
  if (told) return leafUnder(told);
  const is_clear = trimmed.length >= CODED_MIN && undoCodings(trimmed, way, found);
  const undone = way.is_guess ? null : undoNamed(trimmed, way.key, found);
  if (undone) return leafUnder(undone);
  if (is_clear) return [itself, ...found];
  const searched = way.is_guess || found.some(tellsMuch) ? null : searchMessage(trimmed);
  if (searched) return unfoldSearched(searched, trimmed, way);
  if (trimmed.length < CODED_MIN) return [itself];
  if (way.is_decoded || way.is_data)
    for (const codec of [xor, added]) found.push(...(undo(codec, Buffer.from(text, 'utf8'), way) ?? []));
  for (const [within] of trimmed.matchAll(URL_WITHIN))
    if (within !== trimmed) found.push(...(undo(url, within, way) ?? []));
  for (const codec of looseStructures) {
    const parts = undo(codec, trimmed, way);
    if (parts) return [{ ...itself, is_split: true }, ...parts, ...found];
  }
  found.unshift(itself);
  // Coded texts within others: `Basic …`, the parts of a signed token, a word of a sentence.
  const words = isOfDottedNumbers(trimmed) ? [] : trimmed.split(BETWEEN_TOKENS, TOKENS_MAX);
  const tokens = words.flatMap(withHexBehind).filter((one) => one.length >= CODED_MIN * 2);
  if (tokens.length > 1 || (tokens[0] ?? trimmed) !== trimmed) for (const one of tokens) undoCodings(one, way, found);
  return found;
}

const NO_PATH = /^\/[A-Za-z\d+/]{15,}={0,2}$/;
const URL_WITHIN = /\b[a-z]{3,5}:\/\/[^\s"'<>]{4,2000}/gi;
/** What is looked for in a text, in this order: pairs of a form and escapes are told from each other by `&`. */
const textForms = [quotedPrintable, base45, ...textStructures, ...escapings];
const BETWEEN_TOKENS = /[\s,;|"'()<>.:@&?=]+/;

/** Tries all codings; where one makes readable text of it, that is what it is, and the rest is left. */
function undoCodings(text: string, way: Way, found: Unfolded[]): boolean {
  for (const codec of textCodings) {
    const parts = way.is_guess ? null : codec.decode(text);
    if (!parts || (codec === hex && isNumber(text, parts, way))) continue;
    found.push(...unfoldParts(codec, text, parts, way));
    // A list of numbers may be of either base.
    const is_clear = !parts.some(({ is_guess }) => is_guess) && !/^[\d ,;.-]+$/.test(text);
    if (is_clear && parts.some(({ content }) => isReadable(content))) return true;
  }
  return false;
}

/** Digits alone are a number, not bytes, unless these are a text, or something says that a number of a card is there. */
function isNumber(text: string, parts: readonly Part[], { key }: Way): boolean {
  if (!/^\d+$/.test(text) || parts.some(({ content }) => isReadable(content))) return false;
  return (
    text.length < PACKED_MIN ||
    key === undefined ||
    !(['imei', 'imsi', 'iccid'] as const).some((kind) => isNamed(kind, [key]))
  );
}

/** Digits of the shortest of them: an IMEI without its check digit. */
const PACKED_MIN = 14;

function isReadable(content: Content): boolean {
  return typeof content === 'string' || (content.length >= 6 && readableText(content) !== null);
}

function unfoldBytes(bytes: Uint8Array, way: Way): readonly Unfolded[] {
  const text = readableText(bytes);
  // An address may be of printable bytes by chance.
  const is_address = bytes.length === MAC_BYTES && (way.is_beside_address || namesInterface(way.key));
  if (text !== null && !(is_address && /[^\x00-\x7f]/.test(text))) return unfoldContent(text, way);
  const found: Unfolded[] = [];
  for (const { content } of is_address ? addressParts(bytes) : [])
    found.push({ ...leafOf(String(content)), chain: ['bytes'], is_coded: true });
  for (const { text: place, ...named } of namedPlacesIn(bytes, way.key))
    found.push({ ...leafOf(place), ...named, is_coded: true });
  if (DIGESTS.has(bytes.length)) {
    found.push({ ...leafOf(Buffer.from(bytes).toString('hex')), chain: ['bytes'], is_coded: true });
  }
  // So few bytes fit many forms: a number of two digits a byte may be any of them.
  if (bytes.length <= PACKED_MAX) found.push(...(undo(bcd, bytes, way) ?? []));
  const undone = way.is_guess ? null : undoNamed(bytes, way.key, found);
  if (undone) return leafUnder(undone);
  for (const codec of byteForms) {
    const undone = undo(codec, bytes, way);
    if (undone) return [...found, ...undone];
  }
  const searched = way.is_guess ? null : searchMessage(bytes);
  if (searched) return unfoldSearched(searched, bytes, way);
  let is_read = false;
  for (const codec of byteGuesses) {
    // What the frames of it hold was read by its form: the texts in it say no more.
    if (is_read && codec === strings) continue;
    const undone = undo(codec, bytes, way) ?? [];
    found.push(...undone);
    if (codec === frames) is_read = undone.length > 0 && undone.every(isOfForm);
  }
  return found;
}

/** Whether a value came out of a frame, and not by looking for texts in it. */
function isOfForm({ chain }: Unfolded): boolean {
  return chain.length > 1 && !chain.includes(strings.name);
}

const MAC_BYTES = 6;
/** The longest number of two digits a byte, that of a card, has ten bytes. */
const PACKED_MAX = 10;
/** Bytes of a hash: MD5, SHA-1, SHA-224, SHA-256, SHA-384, SHA-512. */
const DIGESTS = new Set([16, 20, 28, 32, 48, 64]);

/** What a content holds if it is of a codec; null where it is not. */
function undo(codec: Codec, content: Content, way: Way): Unfolded[] | null {
  if (way.is_guess && codec.sort === 'coding') return null;
  const work = { searches: 0 };
  const parts = codec.decode(content, work);
  way.budget.contents -= work.searches * SEARCH_COST;
  return parts && unfoldParts(codec, content, parts, way);
}

function unfoldSearched({ names, parts }: SearchedMessage, of: Content, way: Way): Unfolded[] {
  way.budget.contents -= SEARCH_COST;
  const [whole, ...named] = parts as readonly [Part, ...Part[]];
  const found = unfoldParts(SEARCHED, of, [whole], way);
  // Where the text shows them by itself, they are not told again.
  const others = named.filter(({ content }) => !found.some(({ text }) => text === content));
  found.push(...unfoldParts(SEARCHED, of, others, way));
  return found.map((one) => ({ ...one, chain: [...names, ...one.chain.slice(1)] }));
}

/** Whatever it was: its names are put in the place of this one. */
const SEARCHED = { name: '', sort: 'coding' } as const;

/** What a named value was before it was changed, which is all that it is. */
function leafUnder({ names, text, kind }: Undone): Unfolded[] {
  // What else its name says, of how it was written, is undone; `coordinates` would have the longitude first, as in GeoJSON.
  const under = [kind === 'coordinates' ? 'latlon' : kind];
  return [{ ...leafOf(text), chain: names, is_coded: true, names: under }];
}

function unfoldParts(codec: Pick<Codec, 'name' | 'sort'>, of: Content, parts: readonly Part[], way: Way): Unfolded[] {
  const found: Unfolded[] = [];
  const is_structure = codec.sort === 'structure';
  const others = parts.some(({ among }) => among) ? parts.filter(({ among }) => !among) : parts;
  const is_beside_address =
    parts.some(({ content }) => content.length === MAC_BYTES) && parts.some(({ content }) => isAddressWord(content));
  for (const { key: name, content, ...part } of parts) {
    const key = name?.slice(0, NAME_MAX);
    // A body that is wholly of a format is no chance; a few bytes out of a text may be.
    const is_guess = part.is_guess === true && !(codec === protobuf && !way.is_decoded);
    const within = {
      key: key ?? way.key,
      is_guess: way.is_guess || is_guess,
      depth: way.depth + 1,
      is_data: false,
      is_beside_address,
      is_decoded: typeof of === 'string' ? !is_structure : way.is_decoded,
      budget: way.budget,
    };
    for (const one of unfoldContent(content, within)) {
      found.push({
        text: one.text,
        ...namesOver(key, one),
        chain: [codec.name, ...one.chain],
        is_coded: one.is_coded || !is_structure,
        is_guess: one.is_guess || is_guess,
        siblings: one.siblings ?? (is_structure ? (part.among ?? others) : null),
        ...(one.is_split && { is_split: true as const }),
      });
    }
  }
  const joined = is_structure && codec !== pieces ? piecesIn(others) : [];
  for (const one of joined.length > 0 ? unfoldParts(pieces, of, joined, way) : [])
    found.push({ ...one, chain: [codec.name, ...one.chain] });
  return found;
}
