import type { Collected } from './collect.ts';
import { joinByPlaces } from './continuity.ts';
import { type Anchor, homeOf, workOf } from './home-work.ts';
import { type Link, linkProfiles } from './link.ts';
import { linkPeople } from './people.ts';
import { type Clock, type Profile, shiftOf } from './profile.ts';
import { joinResidents, type NamelessStay } from './residents.ts';
import { joinByHome, type Life } from './same-home.ts';
import type { SharedValue } from './shared-values.ts';
import { mergedTrail, type Trail } from './trail.ts';
import { Union } from './union.ts';

/** A phone or a person, as far as an observer can tell it from others. */
export interface Somebody {
  readonly index: number;
  readonly profiles: readonly Profile[];
  readonly reports: number;
  readonly from_ms: number;
  readonly until_ms: number;
  readonly trail: Trail;
  /** What is added to a time to make it local time since 1970. */
  readonly shift_ms: number;
  readonly home: Anchor | null;
  readonly work: Anchor | null;
}

/** What an observer made of the reports. */
export interface Followed extends Collected {
  readonly clock: Clock;
  readonly phones: readonly Somebody[];
  readonly people: readonly Somebody[];
  readonly links: readonly Link[];
  readonly shared: readonly SharedValue[];
}

/** Links what was collected: profiles to phones, phones to people, each with a reason. A pure function. */
export function followedOf(collected: Collected, clock: Clock): Followed {
  const { profiles, observer } = collected;
  const linked = linkProfiles(profiles);
  const links = [...linked.links];
  let sets = linked.phones;
  if (observer.joins_by_places) {
    const phones = new Union(profiles.length);
    for (const set of sets) for (const member of set) phones.join(set[0] as number, member);
    const add = (found: readonly Link[]): void => {
      for (const { between } of found) phones.join(...between);
      for (const link of found) links.push(link);
      sets = phones.sets();
    };
    const lives = (named: boolean): Living[] => {
      const of = sets.filter(([first]) => (profiles[first as number] as Profile).tokens.length > 0 === named);
      return of.map((set, i) => lifeOf(somebody(profiles, set, i, clock)));
    };
    add(joinResidents(lives(false)));
    // First what follows at once, then, with longer lives that have a home, what follows at some time.
    add(joinByPlaces(lives(true)));
    add(joinByHome(lives(true)));
  }
  const excluded = new Set(linked.shared.map(({ token }) => token));
  const people = linkPeople(profiles, sets, excluded, clock);
  const phones = sets.map((set, i) => somebody(profiles, set, i, clock));
  const known = new Map(phones.map((phone) => [keyOf(phone.profiles), phone]));
  return {
    ...collected,
    clock,
    phones,
    people: people.people.map((set, index) => {
      const of = set.map((i) => profiles[i] as Profile);
      const phone = known.get(keyOf(of));
      return phone ? { ...phone, index } : somebody(profiles, set, index, clock);
    }),
    links: [...links, ...people.links],
    shared: linked.shared,
  };
}

function somebody(profiles: readonly Profile[], set: readonly number[], index: number, clock: Clock): Somebody {
  const of = set.map((i) => profiles[i] as Profile);
  const trail = mergedTrail(of.map((profile) => profile.trail));
  const shift_ms = shiftOf(of, clock);
  const home = homeOf(trail, shift_ms);
  let [reports, from_ms, until_ms] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const profile of of) {
    reports += profile.reports;
    from_ms = Math.min(from_ms, profile.from_ms);
    until_ms = Math.max(until_ms, profile.until_ms);
  }
  const work = workOf(trail, shift_ms, home?.cell ?? null);
  return { index, profiles: of, reports, from_ms, until_ms, trail, shift_ms, home, work };
}

type Living = NamelessStay & Life;

function lifeOf({ profiles, from_ms, until_ms, trail, shift_ms, home, work }: Somebody): Living {
  const { index, traits } = profiles.reduce((a, b) => (b.until_ms > a.until_ms ? b : a));
  return { profile: index, traits, from_ms, until_ms, trail, shift_ms, home, work };
}

function keyOf(profiles: readonly Profile[]): string {
  return profiles.map(({ index }) => index).join(' ');
}
