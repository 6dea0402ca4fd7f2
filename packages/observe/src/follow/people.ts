import { distance_km } from '@phonehome/shared';
import { homeOf, workOf } from './home-work.ts';
import type { Link } from './link.ts';
import { type Clock, type Profile, shiftOf, type Token } from './profile.ts';
import { mergedTrail, type Trail } from './trail.ts';
import { Union } from './union.ts';

/** A phone in the hands of one person, as far as its cards and places tell. */
interface Tenure {
  readonly profiles: readonly Profile[];
  readonly from_ms: number;
  readonly until_ms: number;
}

/** Homes so far apart, on both sides of a change of cards, are two people's (ours). */
const HOMES_APART_KM = 3;
/** And each must have been seen on so many nights (ours). */
const NIGHTS_MIN = 3;

/** Profiles by person, and why. */
export interface LinkedPeople {
  readonly people: readonly (readonly number[])[];
  readonly links: readonly Link[];
}

/**
 * Joins profiles to people. Who keeps a phone when its cards are exchanged is the same person, unless home and work are
 * elsewhere from then on: then it was handed on. A card that is seen in another phone is still the same person's.
 * @param phones indices of the profiles of each phone
 * @param excluded values that tell nobody from others
 */
export function linkPeople(
  profiles: readonly Profile[],
  phones: readonly (readonly number[])[],
  excluded: ReadonlySet<Token>,
  clock: Clock,
): LinkedPeople {
  const people = new Union(profiles.length);
  const links: Link[] = [];
  const join = (a: Profile, b: Profile, kind: string, because: string): void => {
    if (people.join(a.index, b.index)) links.push({ of: 'person', between: [a.index, b.index], kind, because });
  };
  const cardsOf = ({ tokens }: Profile): Token[] =>
    tokens.filter((token) => token.owner === 'card' && !excluded.has(token));
  const holders = new Map<Token, Profile>();
  for (const phone of phones) {
    const of = phone.map((i) => profiles[i] as Profile);
    const tenures = tenuresOf(of, cardsOf);
    tenures.forEach(({ profiles: [first, ...others] }) => {
      for (const other of others) join(first as Profile, other, 'phone', 'the same phone with the same cards');
    });
    tenures.forEach((tenure, i) => {
      const before = tenures[i - 1];
      if (!before) return;
      const against = handedOn(before, tenure, clock);
      if (against) return;
      const [a, b] = [before.profiles[0] as Profile, tenure.profiles[0] as Profile];
      join(a, b, 'phone', 'the same phone with other cards, and nothing against it');
    });
    for (const profile of of) for (const card of cardsOf(profile)) if (!holders.has(card)) holders.set(card, profile);
  }
  for (const profile of profiles) {
    for (const card of cardsOf(profile)) join(holders.get(card) as Profile, profile, card.kind, `${card.kind} equal`);
  }
  return { people: people.sets(), links };
}

/** The profiles of a phone by cards that are seen together, in order of time; those without any card join the first. */
function tenuresOf(of: readonly Profile[], cardsOf: (profile: Profile) => readonly Token[]): Tenure[] {
  const together = new Union(of.length);
  const first = new Map<Token, number>();
  let cardless: number | null = null;
  of.forEach((profile, i) => {
    const cards = cardsOf(profile);
    for (const card of cards) {
      const other = first.get(card);
      if (other === undefined) first.set(card, i);
      else together.join(other, i);
    }
    if (cards.length > 0) return;
    if (cardless === null) cardless = i;
    else together.join(cardless, i);
  });
  const sets = together.sets().map((set) => {
    const profiles = set.map((i) => of[i] as Profile);
    let [from_ms, until_ms] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const profile of profiles) {
      from_ms = Math.min(from_ms, profile.from_ms);
      until_ms = Math.max(until_ms, profile.until_ms);
    }
    return { profiles, from_ms, until_ms };
  });
  return sets.sort((a, b) => a.from_ms - b.from_ms || (a.profiles[0]?.index ?? 0) - (b.profiles[0]?.index ?? 0));
}

/** Whether home and work are elsewhere after the cards were exchanged. */
function handedOn(before: Tenure, after: Tenure, clock: Clock): boolean {
  // The former cards came back: others were in it for a time, as on a journey.
  if (after.until_ms <= before.until_ms) return false;
  const [one, other] = [before, after].map(({ profiles }) => anchorsOf(profiles, clock));
  if (!one?.home || !other?.home) return false;
  if (one.home.days < NIGHTS_MIN || other.home.days < NIGHTS_MIN) return false;
  if (distance_km(one.home.cell, other.home.cell) < HOMES_APART_KM) return false;
  return !one.work || !other.work || distance_km(one.work.cell, other.work.cell) >= HOMES_APART_KM;
}

function anchorsOf(profiles: readonly Profile[], clock: Clock) {
  const trail: Trail = mergedTrail(profiles.map((profile) => profile.trail));
  const shift_ms = shiftOf(profiles, clock);
  const home = homeOf(trail, shift_ms);
  return { home, work: workOf(trail, shift_ms, home?.cell ?? null) };
}
