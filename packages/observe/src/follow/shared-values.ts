import { identifierKinds } from './identifier.ts';
import type { Profile, Token } from './profile.ts';
import { simultaneous } from './simultaneous.ts';

/** A value that several phones send at once, so that it tells none of them from the others. */
export interface SharedValue {
  readonly token: Token;
  readonly because: string;
}

/** More cards than these are in no phone at once. */
const CARDS_MAX = 8;
/** A card is in one phone; more than so many at once have it in common with others. */
const PHONES_A_CARD_MAX = 3;

/** Kinds of numbers of the phone, the one that is hardest to change first. */
const phoneKinds = identifierKinds.filter(({ owner }) => owner === 'phone').map(({ kind }) => kind);

/** The profiles of each token. */
export function profilesByToken(profiles: readonly Profile[]): Map<Token, Profile[]> {
  const by = new Map<Token, Profile[]>();
  for (const profile of profiles) {
    for (const token of profile.tokens) {
      const of = by.get(token);
      if (of) of.push(profile);
      else by.set(token, [profile]);
    }
  }
  return by;
}

/**
 * Numbers of phones that are no such thing, such as a MEID that is the same in all of a kind: one that is seen, over the
 * same time, with different numbers of a kind that is harder to change (IMEI before MEID, MAC address, pseudonym), or with
 * more cards than a phone can hold. Numbers that replace one another do not count.
 */
export function sharedByPhones(by: ReadonlyMap<Token, readonly Profile[]>): SharedValue[] {
  const shared: SharedValue[] = [];
  for (const [token, profiles] of by) {
    if (token.owner !== 'phone' || profiles.length < 2) continue;
    const harder = phoneKinds.slice(0, phoneKinds.indexOf(token.kind));
    const kind = harder.find((one) => simultaneous(usesOf(profiles, ({ kind: of }) => of === one)) > 1);
    if (kind !== undefined) shared.push({ token, because: `over the same time with several values of ${kind}` });
    else if (simultaneous(usesOf(profiles, ({ owner }) => owner === 'card')) > CARDS_MAX)
      shared.push({ token, because: `over the same time with more than ${CARDS_MAX} cards` });
  }
  return shared;
}

/**
 * Likewise numbers of cards: those that are in many phones at once.
 * @param phoneOf the phone that a profile is of
 */
export function sharedByCards(
  by: ReadonlyMap<Token, readonly Profile[]>,
  phoneOf: (profile: Profile) => number,
): SharedValue[] {
  const shared: SharedValue[] = [];
  for (const [token, profiles] of by) {
    if (token.owner !== 'card' || profiles.length <= PHONES_A_CARD_MAX) continue;
    const uses = profiles.map((profile) => ({ ...profile, values: [phoneOf(profile)] }));
    if (simultaneous(uses) > PHONES_A_CARD_MAX)
      shared.push({ token, because: `in more than ${PHONES_A_CARD_MAX} phones over the same time` });
  }
  return shared;
}

function usesOf(profiles: readonly Profile[], which: (token: Token) => boolean) {
  return profiles.flatMap(({ tokens, from_ms, until_ms }) => {
    const values = tokens.filter(which).map(({ id }) => id);
    return values.length === 0 ? [] : [{ values, from_ms, until_ms }];
  });
}
