import { MS_PER_HOUR, SITE_KM, siteOfCell } from '@phonehome/shared';
import type { Anchor } from './home-work.ts';
import type { Link } from './link.ts';
import type { Trail } from './trail.ts';

/** A stretch of a phone's life under certain numbers, as far as identifiers tell. */
export interface Stretch {
  /** The index of one of its profiles. */
  readonly profile: number;
  readonly traits: string;
  readonly from_ms: number;
  readonly until_ms: number;
  readonly trail: Trail;
  readonly home: Anchor | null;
}

/** Between two stretches of one phone there is no longer silence (ours). */
const SILENCE_MAX_MS = 48 * MS_PER_HOUR;
/** Nobody whom we follow by places travels faster, in a straight line; a hop to a site beside takes no time (ours). */
const SPEED_KMH = 60;
const HOP_KM = 2.3;
/**
 * How unlikely a way is: by its silence in hours, and for each kilometre as if the silence were so much longer. Somebody who
 * is at home again in the morning did not move in the night; who went to work did not stay silent at home all day (ours).
 */
const HOURS_A_KM = 0.2;
/** A report under the old numbers may come late. */
const LATE_MS = MS_PER_HOUR;
/** Homes that are known and so far apart are two people's. */
const HOMES_APART_KM = 2.3;
/** So many ways to go on are looked at for each stretch; the rest are worse. */
const CANDIDATES_MAX = 4;

interface Pair {
  readonly before: number;
  readonly after: number;
  readonly away_km: number;
  readonly same_home: boolean;
  /** The less, the likelier. */
  readonly cost: number;
}

/** A stretch made ready for comparing many. */
interface Ends extends Stretch {
  readonly alike: number;
  readonly first: ReturnType<typeof siteOfCell>;
  readonly last: ReturnType<typeof siteOfCell>;
}

/**
 * Joins stretches end to end: one that begins where another of the same model and build has just ended. Each goes on in one
 * other at most. The likeliest pairs are taken first, by silence and way, so that the result does not depend on the order of
 * the stretches but for perfect ties.
 */
export function joinByPlaces(stretches: readonly Stretch[]): Link[] {
  const ends = endsOf(stretches);
  const pairs = ends.flatMap((before, i) => {
    const ways: Pair[] = [];
    for (let j = firstFrom(ends, before.until_ms - LATE_MS); j < ends.length; j++) {
      const after = ends[j] as Ends;
      const silence_ms = after.from_ms - before.until_ms;
      // Whatever begins later is less likely than what was found already.
      if (silence_ms > SILENCE_MAX_MS || silence_ms / MS_PER_HOUR > (ways[CANDIDATES_MAX - 1]?.cost ?? SILENCE_MAX_MS))
        break;
      if (i === j || before.alike !== after.alike || before.from_ms > after.from_ms) continue;
      const pair = pairOf(before, after, i, j);
      if (pair) keepBest(ways, pair);
    }
    return ways;
  });
  pairs.sort(better);
  const continued = new Set<number>();
  const begun = new Set<number>();
  const links: Link[] = [];
  for (const { before, after, away_km, same_home } of pairs) {
    if (continued.has(before) || begun.has(after)) continue;
    continued.add(before);
    begun.add(after);
    const between = [(ends[before] as Ends).profile, (ends[after] as Ends).profile] as const;
    const where = away_km === 0 ? 'at the site' : `${away_km.toFixed(1)} km from the site`;
    const because = `begins ${where} where the other ended${same_home ? ', and has the same home' : ''}`;
    links.push({ of: 'phone', between, kind: 'places', because });
  }
  return links;
}

function endsOf(stretches: readonly Stretch[]): Ends[] {
  const kinds = new Map<string, number>();
  const ends = stretches.flatMap((stretch): Ends[] => {
    const { traits, trail } = stretch;
    if (trail.length === 0) return [];
    const alike = kinds.get(traits) ?? kinds.size;
    kinds.set(traits, alike);
    const [first, last] = [siteOfCell(trail.cell(0)), siteOfCell(trail.cell(trail.length - 1))];
    return [{ ...stretch, alike, first, last }];
  });
  return ends.sort((a, b) => a.from_ms - b.from_ms || a.until_ms - b.until_ms || a.profile - b.profile);
}

function pairOf(before: Ends, after: Ends, i: number, j: number): Pair | null {
  const gap_ms = Math.max(0, after.from_ms - before.until_ms);
  const rows = before.last.row - after.first.row;
  const columns = before.last.column - after.first.column;
  const reach_sites = (HOP_KM + (SPEED_KMH * gap_ms) / MS_PER_HOUR) / SITE_KM;
  const square = rows * rows + columns * columns;
  if (square > reach_sites * reach_sites) return null;
  const homes_km = homesApart_km(before.home?.cell ?? null, after.home?.cell ?? null);
  if (homes_km !== null && homes_km > HOMES_APART_KM) return null;
  const away_km = SITE_KM * Math.sqrt(square);
  return { before: i, after: j, away_km, same_home: homes_km === 0, cost: gap_ms / MS_PER_HOUR + HOURS_A_KM * away_km };
}

function homesApart_km(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return null;
  const [a, b] = [siteOfCell(one), siteOfCell(other)];
  const [rows, columns] = [a.row - b.row, a.column - b.column];
  return SITE_KM * Math.sqrt(rows * rows + columns * columns);
}

function better(a: Pair, b: Pair): number {
  return a.cost - b.cost || Number(b.same_home) - Number(a.same_home) || a.before - b.before || a.after - b.after;
}

function keepBest(ways: Pair[], pair: Pair): void {
  if (ways.length === CANDIDATES_MAX && better(pair, ways[CANDIDATES_MAX - 1] as Pair) > 0) return;
  ways.push(pair);
  ways.sort(better);
  if (ways.length > CANDIDATES_MAX) ways.pop();
}

/** The first that begins then or later, of stretches in order of their beginnings. */
function firstFrom(ends: readonly Ends[], time_ms: number): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ends[middle] as Ends).from_ms >= time_ms) high = middle;
    else low = middle + 1;
  }
  return low;
}
