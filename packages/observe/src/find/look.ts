import type { Root } from '../flow/roots.ts';
import type { Part } from './codec/codec.ts';
import { confidenceOf, type Evidence, FINDING_MIN, type Sighting, SURE_MIN } from './evidence.ts';
import { digestIn } from './hashes/hashes.ts';
import { spotCells } from './identifier/cell.ts';
import { type NamedNumber, spotNamedPlace } from './identifier/coordinates.ts';
import { spot, spotWhole } from './identifier/spot.ts';
import { type KnownValues, spotKnown } from './known-values.ts';
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
}

/**
 * All that may be an identifier in one part of a message, by that part alone.
 * @param known values that are looked for whatever they look like
 */
export function lookAt(root: Root, known: KnownValues): Looked {
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
  for (const clue of unfold(root.content, root.keys)) {
    if (clue.is_split) {
      add(clue, spotWhole(clue));
      continue;
    }
    add(clue, spotBefore(clue));
    if (known.length > 0) add(clue, spotKnown(clue, known));
    const siblings = clue.siblings ?? [];
    add(clue, spotCells(clue, namesOf(siblings)));
    if (siblings.length > 1 && !places.has(siblings)) {
      places.add(siblings);
      add({ ...clue, keys: clue.keys.slice(0, -1) }, spotNamedPlace(numbersOf(siblings)));
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
  return { located: [...found.values()], digests };
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

const namesBySiblings = new WeakMap<readonly Part[], readonly string[]>();

function namesOf(parts: readonly Part[]): readonly string[] {
  const known = namesBySiblings.get(parts);
  if (known) return known;
  // A name without a number tells of no cell.
  const names = parts.flatMap(({ key, content }) =>
    key !== undefined && typeof content === 'string' && /^-?\d+$/.test(content) ? [key] : [],
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
