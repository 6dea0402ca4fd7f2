import { joinByPlaces, type Stretch } from './continuity.ts';
import type { Link } from './link.ts';
import { localTime } from './local-time.ts';
import type { Trail } from './trail.ts';

/** A stay without any number: reports from one cell, close on one another. */
export interface NamelessStay extends Stretch {
  /** What is added to a time to make it local time since 1970. */
  readonly shift_ms: number;
}

/** The small hours, in which few are out (ours). */
const NIGHT_UNTIL_HOUR = 6;
/** Somebody lives where a phone was seen on so many nights (ours). */
const NIGHTS_MIN = 3;
/** So many ends of ways make somebody a regular of a place, if they are twice those of anybody else (ours). */
const WAYS_MIN = 4;
/** A way from home and back has no more stays (ours). */
const STEPS_MAX = 20;

/** A stay, and what the ways that lead through it say of whose it is. */
interface Placed {
  readonly stay: NamelessStay;
  readonly cell: number;
  /** The first stay of the resident, if somebody lives in this cell. */
  readonly lives: number | null;
}

/**
 * Joins stays without numbers to people, by where they sleep: all stays in a cell where a phone is seen on several nights are
 * of who lives there. The likeliest ways are laid through all stays; what lies on a way from home and back to it is the
 * resident's. A cell to which most ways lead from one home is that resident's regular place; elsewhere, where way out and
 * way back disagree, the stay goes to the one of the two who comes there more often. The rest is joined to nobody. Two who live in one cell, with phones that are alike, are one.
 */
export function joinResidents(stays: readonly NamelessStay[]): Link[] {
  const placed = stays.flatMap((stay) => (stay.trail.length === 0 ? [] : [{ stay, cell: stay.trail.cell(0) }]));
  const homes = homesOf(placed);
  const of = new Map<number, Placed>();
  const links: Link[] = [];
  for (const { stay, cell } of placed) {
    const lives = homes.get(keyOf(stay, cell)) ?? null;
    of.set(stay.profile, { stay, cell, lives });
    if (lives !== null && lives !== stay.profile) {
      links.push({
        of: 'phone',
        between: [lives, stay.profile],
        kind: 'home',
        because: 'in a cell where nights are spent',
      });
    }
  }
  const [next, before] = [new Map<number, number>(), new Map<number, number>()];
  for (const { between } of joinByPlaces(stays)) {
    next.set(...between);
    before.set(between[1], between[0]);
  }
  const ways = [...of.values()].flatMap(({ stay, cell, lives }) => {
    if (lives !== null) return [];
    return [{ stay, cell, out: homeAlong(stay.profile, before, of), back: homeAlong(stay.profile, next, of) }];
  });
  const votes = new Map<string, Map<number, number>>();
  for (const { stay, cell, out, back } of ways) {
    const of = votes.get(keyOf(stay, cell)) ?? new Map<number, number>();
    votes.set(keyOf(stay, cell), of);
    for (const home of [out, back]) if (home !== null) of.set(home, (of.get(home) ?? 0) + 1);
  }
  for (const { stay, cell, out, back } of ways) {
    const of = votes.get(keyOf(stay, cell)) as Map<number, number>;
    const regular = regularOf(of);
    const [often, as_often] = [out, back].map((home) => (home === null ? 0 : (of.get(home) as number)));
    const home = regular ?? ((often as number) >= (as_often as number) ? out : back);
    if (home === null || (regular === null && out !== back && often === as_often)) continue;
    const because = regular === null ? 'on a way from home and back' : 'where most ways lead from this home and back';
    links.push({ of: 'phone', between: [home, stay.profile], kind: 'places', because });
  }
  return links;
}

/** The home of somebody who comes to a cell again and again, as nobody else does; null if there is no such person. */
function regularOf(votes: ReadonlyMap<number, number>): number | null {
  let [best, most, second]: [number | null, number, number] = [null, 0, 0];
  for (const [home, count] of votes) {
    if (count > most) [best, most, second] = [home, count, most];
    else second = Math.max(second, count);
  }
  return most >= WAYS_MIN && most >= 2 * second ? best : null;
}

/** The first stay in each cell where somebody lives, by traits and cell. */
function homesOf(placed: readonly { readonly stay: NamelessStay; readonly cell: number }[]): Map<string, number> {
  const nights = new Map<string, { readonly first: number; readonly nights: Set<number> }>();
  for (const { stay, cell } of placed) {
    const key = keyOf(stay, cell);
    const known = nights.get(key) ?? { first: stay.profile, nights: new Set() };
    nights.set(key, known);
    for (const night of nightsOf(stay.trail, stay.shift_ms)) known.nights.add(night);
  }
  return new Map([...nights].flatMap(([key, known]) => (known.nights.size < NIGHTS_MIN ? [] : [[key, known.first]])));
}

function* nightsOf(trail: Trail, shift_ms: number): Generator<number> {
  for (let i = 0; i < trail.length; i++) {
    const { day, hour } = localTime(trail.from_ms(i) + shift_ms);
    if (hour < NIGHT_UNTIL_HOUR) yield day;
  }
}

/** Whose home a way leads to, from a stay on; null where it ends before. */
function homeAlong(from: number, steps: ReadonlyMap<number, number>, of: ReadonlyMap<number, Placed>): number | null {
  let at: number | undefined = from;
  for (let i = 0; i < STEPS_MAX; i++) {
    at = steps.get(at);
    if (at === undefined) return null;
    const lives = of.get(at)?.lives ?? null;
    if (lives !== null) return lives;
  }
  return null;
}

function keyOf({ traits }: NamelessStay, cell: number): string {
  return `${cell}\n${traits}`;
}
