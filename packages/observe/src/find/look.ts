import type { Root } from '../flow/roots.ts';
import { type LoneAxis, noteAxis } from './apart-place.ts';
import type { Part } from './codec/codec.ts';
import { textCodings } from './codec/codecs.ts';
import { isIdentifierLike } from './codec/name-value.ts';
import { reverse } from './codec/reverse.ts';
import { confidenceOf, type Evidence, FINDING_MIN, type Sighting, SURE_MIN } from './evidence.ts';
import { COMPARED, digestIn } from './hashes/hashes.ts';
import { distinctSalts, type Salt, saltNamed, saltsAmong } from './hashes/salts.ts';
import { spotNamedCardFile } from './identifier/card-files.ts';
import { type CellCompany, cellCompany, spotCells } from './identifier/cell.ts';
import { spotNamedSector } from './identifier/coded-cell.ts';
import type { NamedNumber } from './identifier/coordinates.ts';
import { spotNamedImei } from './identifier/imei.ts';
import { spotNamedImsi } from './identifier/imsi.ts';
import { spotNamedPlaces } from './identifier/named-places.ts';
import { spotNationalNumbers } from './identifier/national-number.ts';
import { spotNamedPhone } from './identifier/phone-number.ts';
import { spot, spotWhole } from './identifier/spot.ts';
import type { FindKnown } from './known-spellings.ts';
import { GIVEN_AS_KNOWN, KNOWN_POINTS, type KnownValues, spotKnown } from './known-values.ts';
import { valueId } from './leak.ts';
import { createMemo } from './memo.ts';
import { unfold } from './unfold.ts';
import type { Unfolded } from './unfolded.ts';

/** A sighting with where it was. */
export interface Located extends Sighting {
  /** Which part of the message: `body`, `query`, `header Cookie`. */
  readonly where: string;
  /** The names over it there, from the outermost. */
  readonly keys: readonly string[];
  readonly chain: readonly string[];
}

const CODED: Evidence = { points: 2, says: 'somebody has encoded it' };
/** Whoever encodes a number by itself, and not a message that it is in, cares for that number. */
const CODED_ALONE: Evidence = { points: 4, says: 'somebody has encoded it by itself' };
const GUESS: Evidence = { points: -12, says: 'many numbers can be read so' };

/** A text that may be the hash of an identifier. */
export interface Digest extends Pick<Located, 'where' | 'keys' | 'chain'> {
  /** Its begin, hexadecimal, lower case. */
  readonly digest: string;
}

/** The same with all that is there of it, and what it may be salted with that stands beside it: null where it is a guess. */
export interface WholeDigest {
  readonly digest: Digest;
  readonly digits: string;
  readonly salts: readonly Salt[] | null;
}

/** What one part of a message may hold. */
export interface Looked {
  readonly located: readonly Located[];
  readonly digests: readonly WholeDigest[];
  /** Whatever a digest in any part of the message may be salted with. */
  readonly salts: () => readonly Salt[];
  /** Numbers that may be of a place whose other number is in another part. */
  readonly axes: readonly LoneAxis[];
  /** Whether all of it was looked at. */
  readonly is_whole: boolean;
  /** What it unfolds to. */
  readonly all: readonly Unfolded[];
}

/**
 * All that may be an identifier in one part of a message, by that part alone.
 * @param known what is looked for whatever it looks like
 */
export function lookAt(root: Root, known: KnownSearch): Looked {
  const found = new Map<string, Located>();
  const guesses: Located[] = [];
  const digests: WholeDigest[] = [];
  const seen_digests = new Set<string>();
  const axes: LoneAxis[] = [];
  const places = new Set<readonly Part[]>();
  const add = (clue: Unfolded, sightings: readonly Sighting[]): void => {
    for (const { kind, value, evidence } of sightings) {
      const { keys, chain } = clue;
      const whole = [...evidence, ...codingOf(clue)];
      const one: Located = { kind, value, evidence: whole, where: root.where, keys, chain };
      if (clue.is_guess) guesses.push(one);
      else keepLikelier(found, one);
    }
  };
  const { all, is_whole } = unfold(root.content, root.keys, WHOLE.has(root.where));
  for (const clue of all) {
    const siblings = clue.siblings ?? [];
    // Also where a value is itself a list, as a number with a decimal comma seems to be.
    if (siblings.length > 1 && !places.has(siblings)) {
      places.add(siblings);
      const numbers = numbersOf(siblings);
      add({ ...clue, keys: clue.keys.slice(0, -1) }, [
        ...spotNamedPlaces(numbers, clue.keys.slice(0, -1)),
        ...spotNamedSector(numbers),
        ...spotNamedCardFile(numbers),
        ...spotNamedPhone(numbers),
        ...spotNationalNumbers(numbers),
        ...spotNamedImsi(numbers),
        ...spotNamedImei(numbers),
      ]);
    }
    if (clue.is_split) {
      add(clue, [...spotWhole(clue), ...spotCells(clue, companyOf(siblings))]);
      continue;
    }
    add(clue, spotBefore(clue));
    noteAxis(clue, axes);
    if (known.values.length > 0) add(clue, spotKnown(clue, known.values));
    add(clue, spotCells(clue, companyOf(siblings)));
    const digits = digestIn(clue.text);
    if (digits === null) continue;
    const { keys, chain } = clue;
    // Hexadecimal digits are told as bytes, too.
    const place = `${keys.join('.')} ${digits}`;
    if (seen_digests.has(place)) continue;
    seen_digests.add(place);
    const digest = { digest: digits.slice(0, COMPARED), where: root.where, keys, chain };
    digests.push({ digest, digits, salts: clue.is_guess ? null : saltsAmong(siblings) });
  }
  addNames(found, all, root.where);
  // What can well be read as it stands is not guessed at; where a guess makes far more sense, it is the one.
  if (guesses.length > 0) weighGuesses(found, guesses);
  dropTurned(found);
  const located = [...found.values()];
  if (known.values.length > 0) located.push(...spelledIn(root, known, located));
  return { located, digests, salts: () => saltsIn(all), axes, is_whole, all };
}

function saltsIn(all: readonly Unfolded[]): Salt[] {
  const structures = new Set(all.map(({ siblings }) => siblings ?? []));
  const alone = all.flatMap(({ keys, text, siblings }) =>
    siblings === null ? (saltNamed(keys.at(-1), text) ?? []) : [],
  );
  return distinctSalts([...[...structures].flatMap(saltsAmong), ...alone]);
}

/** Adds the names that are identifiers themselves, as in `{"35…": {…}}`, and were not told as values. */
function addNames(found: Map<string, Located>, all: readonly Unfolded[], where: string): void {
  const names = new Set<string>();
  const values = new Set([...found.values()].map(({ kind, value }) => valueId(kind, value)));
  for (const clue of all)
    clue.keys.forEach((name, i) => {
      if (clue.is_guess || names.has(name) || !isIdentifierLike(name)) return;
      names.add(name);
      const keys = clue.keys.slice(0, i);
      for (const { kind, value, evidence } of spot({ text: name, keys })) {
        if (values.has(valueId(kind, value))) continue;
        const whole = [...evidence, ...codingOf(clue)];
        keepLikelier(found, { kind, value, evidence: whole, where, keys, chain: clue.chain });
      }
    });
}

function codingOf({ is_guess, is_coded, chain }: Unfolded): readonly Evidence[] {
  if (is_guess) return [GUESS];
  if (!is_coded) return [];
  return alone.has(chain.at(-1) ?? '') ? [CODED_ALONE] : [CODED];
}

const alone = new Set(textCodings.map(({ name }) => name));

/** Parts that may be in a coding as a whole. */
const WHOLE = new Set(['data', 'message', 'body']);

/** Adds the guesses that make more sense than what else was found under their name, and takes that out where they are sure. */
function weighGuesses(found: Map<string, Located>, guesses: readonly Located[]): void {
  const values = new Set<string>();
  /** By name, since a list may have thousands of values under one. */
  const named = new Map<string, { best: number; ids: string[] }>();
  const enter = (id: string, one: Located, confidence: number): void => {
    const name = nameOf(one);
    const under = named.get(name);
    if (!under) named.set(name, { best: confidence, ids: [id] });
    else {
      under.best = Math.max(under.best, confidence);
      under.ids.push(id);
    }
  };
  for (const [id, one] of found) {
    const confidence = confidenceOf(one.evidence);
    if (confidence >= FINDING_MIN) values.add(valueId(one.kind, one.value));
    enter(id, one, confidence);
  }
  for (const one of guesses) {
    if (values.has(valueId(one.kind, one.value))) continue;
    const under = named.get(nameOf(one));
    const best = under?.best ?? 0;
    const confidence = confidenceOf(one.evidence);
    if (confidence < GUESS_MIN || best >= SURE_MIN || confidence < best) continue;
    if (confidence >= SURE_MIN && under) {
      for (const id of under.ids) found.delete(id);
      under.ids = [];
    }
    enter(keepLikelier(found, one), one, confidence);
  }
}

/** Digits that are an identifier from their end to their begin are none as they stand. */
function dropTurned(found: Map<string, Located>): void {
  const turned = [...found.values()].filter(
    ({ chain, evidence }) => chain.includes('reversed') && confidenceOf(evidence) >= SURE_MIN,
  );
  for (const { value } of turned) {
    const straight = reverse(value);
    for (const [id, one] of found)
      if (one.value === straight && confidenceOf(one.evidence) < SURE_MIN) found.delete(id);
  }
}

/** Values that the owner has given. */
export interface KnownSearch {
  readonly values: KnownValues;
  readonly find: FindKnown;
}

/** Known values that stand in the bytes of a part and were not found by what it unfolds to. */
function spelledIn({ content, where, chain }: Root, { find }: KnownSearch, found: readonly Located[]): Located[] {
  const seen = new Set(found.map(({ value }) => value));
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : Buffer.from(content);
  return find(bytes).flatMap(({ kind, value, name }): Located[] => {
    if (seen.has(value)) return [];
    seen.add(value);
    const coded = name === 'text' ? chain : [...chain, name];
    return [{ kind, value, where, keys: [], chain: coded, evidence: [{ points: KNOWN_POINTS, says: GIVEN_AS_KNOWN }] }];
  });
}

/** A guess that is less likely than that is not even a look-alike. */
const GUESS_MIN = 0.1;

function nameOf({ keys }: Located): string {
  return keys.join('\0');
}

/**
 * The same by another way says nothing more: the likelier one stays, of equal ones the first.
 * @returns what it is kept under
 */
function keepLikelier(found: Map<string, Located>, one: Located): string {
  const id = `${one.kind} ${one.value} ${nameOf(one)}`;
  const before = found.get(id);
  if (!before || confidenceOf(one.evidence) > confidenceOf(before.evidence)) found.set(id, one);
  return id;
}

/** Each part of a message is asked for what stands beside it: that is found out once. */
const companies = new WeakMap<readonly Part[], CellCompany>();

function companyOf(parts: readonly Part[]): CellCompany {
  const before = companies.get(parts);
  if (before) return before;
  const company = cellCompany(numbersOf(parts));
  companies.set(parts, company);
  return company;
}

function numbersOf(parts: readonly Part[]): NamedNumber[] {
  return parts.flatMap(({ key, content }) =>
    key !== undefined && typeof content === 'string' ? [{ key, text: content }] : [],
  );
}

/** Most values of a capture come again and again: what they are was found out before. */
const spotted = createMemo<readonly Sighting[]>(2_000_000);
const SPOTTED_LENGTH_MAX = 300;

/** A value, and some sentences of evidence. */
const SIGHTING_CHARS = 500;

function spotBefore({ text, keys: over, names: keys = over }: Unfolded): readonly Sighting[] {
  if (text.length < 5) return [];
  if (text.length > SPOTTED_LENGTH_MAX) return spot({ text, keys });
  const id = `${keys.join('\0')}\0${text}`;
  const known = spotted.get(id);
  if (known) return known;
  // Cut out of the id, as it would keep the whole message in memory otherwise.
  const found = spot({ text: id.slice(-text.length), keys });
  spotted.set(id, found, found.length * SIGHTING_CHARS);
  return found;
}
