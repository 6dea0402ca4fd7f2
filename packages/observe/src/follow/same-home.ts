import { MS_PER_HOUR } from '@phonehome/shared';
import type { Anchor } from './home-work.ts';
import type { Link } from './link.ts';

/** What is known of a stretch of somebody's life. */
export interface Life {
  /** The index of one of its profiles. */
  readonly profile: number;
  readonly traits: string;
  readonly from_ms: number;
  readonly until_ms: number;
  readonly home: Anchor | null;
  readonly work: Anchor | null;
}

/** A home that was seen on fewer nights joins nothing (ours). */
const NIGHTS_MIN = 3;
/** A report of the former life may come late. */
const LATE_MS = MS_PER_HOUR;

/**
 * Joins lives that follow one another, of phones that are alike, with one home, unless they work in different places: home
 * and work single out most people (Golle and Partridge 2009). Where several go on from one, the one with the same work does,
 * then the one that begins first.
 */
export function joinByHome(lives: readonly Life[]): Link[] {
  const households = new Map<string, Life[]>();
  for (const life of lives) {
    if (life.home === null || life.home.days < NIGHTS_MIN) continue;
    const key = `${life.home.cell}\n${life.traits}`;
    const known = households.get(key);
    if (known) known.push(life);
    else households.set(key, [life]);
  }
  const links: Link[] = [];
  for (const household of households.values()) {
    household.sort((a, b) => a.from_ms - b.from_ms || a.until_ms - b.until_ms || a.profile - b.profile);
    // The latest life of each person in this home, as far as they are told apart.
    const latest: Life[] = [];
    for (const life of household) {
      const before = latest.filter((one) => one.until_ms - LATE_MS <= life.from_ms && !worksElsewhere(one, life));
      const same = before.find(({ work }) => work !== null && work.cell === life.work?.cell);
      const going = same ?? before[0];
      if (!going) {
        latest.push(life);
        continue;
      }
      latest[latest.indexOf(going)] = life.work ? life : { ...life, work: going.work };
      const because = `lives where the other lived${same ? ', and works where it worked' : ''}`;
      links.push({ of: 'phone', between: [going.profile, life.profile], kind: 'home', because });
    }
  }
  return links;
}

function worksElsewhere(a: Life, b: Life): boolean {
  return a.work !== null && b.work !== null && a.work.cell !== b.work.cell;
}
