import type { Root } from '../flow/roots.ts';
import type { Part } from './codec/codec.ts';
import { confidenceOf, type Evidence, FINDING_MIN, type Sighting, SURE_MIN } from './evidence.ts';
import { digestIn } from './hashes/hashes.ts';
import { spotCells } from './identifier/cell.ts';
import { type NamedNumber, spotNamedPlace } from './identifier/coordinates.ts';
import { spotNamedImei } from './identifier/imei.ts';
import { spotNamedImsi } from './identifier/imsi.ts';
import { spot, spotWhole } from './identifier/spot.ts';
import type { FindKnown } from './known-spellings.ts';
import { GIVEN_AS_KNOWN, KNOWN_POINTS, type KnownValues, spotKnown } from './known-values.ts';
import { type Unfolded, unfold } from './unfold.ts';

/** A sighting with where it was. */
export interface Located extends Sighting {
  /** Which part of the message: `body`, `query`, `header Cookie`. */
  readonly where: string;
  /** The names over it there, from the outermost. */
  readonly keys: readonly string[];
  readonly chain: readonly string[];
}

const CODED: Evidence = { points: 2, says: 'somebody has encoded it' };
const GUESS: Evidence = { points: -12, says: 'many numbers can be read so' };

/** A text that may be the hash of an identifier. */
export interface Digest extends Pick<Located, 'where' | 'keys' | 'chain'> {
  /** Hexadecimal, lower case. */
  readonly digest: string;
}

/** What one part of a message may hold. */
export interface Looked {
  readonly located: readonly Located[];
  readonly digests: readonly Digest[];
  /** Whether all of it was looked at. */
  readonly is_whole: boolean;
}

/**
 * All that may be an identifier in one part of a message, by that part alone.
 * @param known what is looked for whatever it looks like
 */
export function lookAt(root: Root, known: KnownSearch): Looked {
  const found = new Map<string, Located>();
  const guesses: Located[] = [];
  const digests: Digest[] = [];
  const places = new Set<readonly Part[]>();
  const add = (clue: Unfolded, sightings: readonly Sighting[]): void => {
    for (const { kind, value, evidence } of sightings) {
      const { keys, chain } = clue;
      const whole = [...evidence, ...(clue.is_guess ? [GUESS] : clue.is_coded ? [CODED] : [])];
      const one: Located = { kind, value, evidence: whole, where: root.where, keys, chain };
      if (clue.is_guess) guesses.push(one);
      else keepLikelier(found, one);
    }
  };
  const { all, is_whole } = unfold(root.content, root.keys, WHOLE.has(root.where));
  for (const clue of all) {
    if (clue.is_split) {
      add(clue, spotWhole(clue));
      continue;
    }
    add(clue, spotBefore(clue));
    if (known.values.length > 0) add(clue, spotKnown(clue, known.values));
    const siblings = clue.siblings ?? [];
    add(clue, spotCells(clue, namesOf(siblings)));
    if (siblings.length > 1 && !places.has(siblings)) {
      places.add(siblings);
      const numbers = numbersOf(siblings);
      add({ ...clue, keys: clue.keys.slice(0, -1) }, [
        ...spotNamedPlace(numbers),
        ...spotNamedImsi(numbers),
        ...spotNamedImei(numbers),
      ]);
    }
    const digest = digestIn(clue.text);
    if (digest !== null) digests.push({ digest, where: root.where, keys: clue.keys, chain: clue.chain });
  }
  // What can well be read as it stands is not guessed at; where a guess makes far more sense, it is the one.
  const values = new Set(
    [...found.values()]
      .filter(({ evidence }) => confidenceOf(evidence) >= FINDING_MIN)
      .map(({ kind, value }) => `${kind} ${value}`),
  );
  for (const one of guesses) {
    if (values.has(`${one.kind} ${one.value}`)) continue;
    const plain = [...found].filter(([, other]) => nameOf(other) === nameOf(one));
    const best = Math.max(0, ...plain.map(([, { evidence }]) => confidenceOf(evidence)));
    const confidence = confidenceOf(one.evidence);
    if (confidence < GUESS_MIN || best >= SURE_MIN || confidence < best) continue;
    if (confidence >= SURE_MIN) for (const [id] of plain) found.delete(id);
    keepLikelier(found, one);
  }
  const located = [...found.values()];
  if (known.values.length > 0) located.push(...spelledIn(root, known, located));
  return { located, digests, is_whole };
}

/** Parts that may be in a coding as a whole. */
const WHOLE = new Set(['data', 'message', 'body']);

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

/** The same by another way says nothing more: the likelier one stays, of equal ones the first. */
function keepLikelier(found: Map<string, Located>, one: Located): void {
  const id = `${one.kind} ${one.value} ${nameOf(one)}`;
  const before = found.get(id);
  if (!before || confidenceOf(one.evidence) > confidenceOf(before.evidence)) found.set(id, one);
}

const CELL_FORMS: Readonly<Record<string, RegExp>> = {
  mcc: /^\d{3}$/,
  mnc: /^\d{1,3}$/,
  lac: /^\d{1,5}$/,
  tac: /^\d{1,5}$/,
};

const namesBySiblings = new WeakMap<readonly Part[], readonly string[]>();

function namesOf(parts: readonly Part[]): readonly string[] {
  const known = namesBySiblings.get(parts);
  if (known) return known;
  // A name tells of a cell only with a number that it may have.
  const names = parts.flatMap(({ key, content }) =>
    key !== undefined &&
    typeof content === 'string' &&
    (CELL_FORMS[key.replace(/^m(?=[A-Z])/, '').toLowerCase()] ?? /^-?\d{1,6}$/).test(content)
      ? [key]
      : [],
  );
  namesBySiblings.set(parts, names);
  return names;
}

function numbersOf(parts: readonly Part[]): NamedNumber[] {
  return parts.flatMap(({ key, content }) =>
    key !== undefined && typeof content === 'string' ? [{ key, text: content }] : [],
  );
}

/** Most values of a capture come again and again: what they are was found out before. */
const spotted = new Map<string, readonly Sighting[]>();
const SPOTTED_MAX = 20_000;
const SPOTTED_LENGTH_MAX = 300;

function spotBefore({ text, keys }: Unfolded): readonly Sighting[] {
  if (text.length < 5) return [];
  if (text.length > SPOTTED_LENGTH_MAX) return spot({ text, keys });
  const id = `${keys.join('\0')}\0${text}`;
  const known = spotted.get(id);
  if (known) return known;
  const found = spot({ text, keys });
  if (spotted.size >= SPOTTED_MAX) spotted.clear();
  spotted.set(id, found);
  return found;
}
