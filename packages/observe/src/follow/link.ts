import { identifierKinds } from './identifier.ts';
import type { Profile, Token } from './profile.ts';
import { profilesByToken, type SharedValue, sharedByCards, sharedByPhones } from './shared-values.ts';
import { Union } from './union.ts';

/** Why two profiles are of one phone, or of one person. */
export interface Link {
  readonly of: 'phone' | 'person';
  /** The indices of two profiles. */
  readonly between: readonly [number, number];
  /** A kind of identifier, or what else speaks for it. */
  readonly kind: string;
  readonly because: string;
}

/** Profiles by phone, with a reason for every link; and what was not taken for a reason. */
export interface LinkedProfiles {
  /** Indices of profiles, a list a phone. */
  readonly phones: readonly (readonly number[])[];
  readonly links: readonly Link[];
  readonly shared: readonly SharedValue[];
}

/**
 * Joins profiles to phones: by the numbers of the phone, as far as each tells one phone from others; profiles that have
 * none by their cards, and to the phone that alone has such a card. Which phones there are does not depend on the order of
 * the profiles.
 */
export function linkProfiles(profiles: readonly Profile[]): LinkedProfiles {
  const by = profilesByToken(profiles);
  const phones = new Union(profiles.length);
  const links: Link[] = [];
  const shared = sharedByPhones(by);
  const excluded = new Set(shared.map(({ token }) => token));
  const joinBy = (token: Token, of: readonly Profile[]): void => {
    const [first, ...others] = of;
    for (const other of others) {
      if (!first || !phones.join(first.index, other.index)) continue;
      links.push({
        of: 'phone',
        between: [first.index, other.index],
        kind: token.kind,
        because: `${token.kind} equal`,
      });
    }
  };
  for (const { kind, owner } of identifierKinds) {
    if (owner !== 'phone') continue;
    for (const [token, of] of by) if (token.kind === kind && !excluded.has(token)) joinBy(token, of);
  }

  const sharedCards = sharedByCards(by, ({ index }) => phones.find(index));
  for (const { token } of sharedCards) excluded.add(token);
  const isNamed = ({ tokens }: Profile): boolean => tokens.some((one) => one.owner === 'phone' && !excluded.has(one));
  const cards = [...by].filter(([token]) => token.owner === 'card' && !excluded.has(token));
  // First among themselves, so that it is known in how many phones each of their cards is.
  for (const [token, of] of cards)
    joinBy(
      token,
      of.filter((profile) => !isNamed(profile)),
    );
  const homes = new Map<number, Map<number, readonly [Profile, Profile, Token]>>();
  for (const [token, of] of cards) {
    const named = of.filter(isNamed);
    const nameless = of.find((profile) => !isNamed(profile));
    if (!nameless) continue;
    const root = phones.find(nameless.index);
    const candidates = homes.get(root) ?? new Map();
    for (const one of named) {
      const phone = phones.find(one.index);
      if (!candidates.has(phone)) candidates.set(phone, [one, nameless, token]);
    }
    homes.set(root, candidates);
  }
  for (const candidates of homes.values()) {
    const [only] = candidates.values();
    if (candidates.size === 1 && only) joinBy(only[2], [only[0], only[1]]);
  }
  return { phones: phones.sets(), links, shared: [...shared, ...sharedCards] };
}
