import { cellId, cellPosition, formatDate, formatDateTime, MS_PER_DAY, type Site, siteOfCell } from '@phonehome/shared';
import type { Followed, Somebody } from './followed.ts';
import { localTime } from './local-time.ts';
import type { Profile } from './profile.ts';

/** A place in a diary: plain data. */
export interface DiaryPlace {
  /** home, work, or `place 1`, `place 2`, …: the more days, the lower the number. */
  readonly name: string;
  /** As SIM1CELLID has it. */
  readonly cell: string;
  readonly site: Site;
  /** In degrees of the fictional grid. */
  readonly latitude: string;
  readonly longitude: string;
  /** On how many days it was seen there. */
  readonly days: number;
}

/** A stay as it was seen: from the first to the last report of it within a day. */
export interface DiaryStay {
  readonly from_ms: number;
  readonly until_ms: number;
  /** The index of a place. */
  readonly place: number;
}

export interface DiaryDay {
  /** `YYYY-MM-DD`, local. */
  readonly date: string;
  /** 0 for Monday. */
  readonly weekday: number;
  /** In milliseconds since midnight, local. */
  readonly stays: readonly DiaryStay[];
}

/** A number, and when it was in use, in local time. Values are as they were received: they may be hostile. */
export interface DiaryIdentifier {
  readonly kind: string;
  readonly value: string;
  readonly reports: number;
  readonly from: string;
  readonly until: string;
}

/** What an observer could write down of one phone: plain data. */
export interface PhoneDiary {
  /** The number that the observer gave it, from 0. */
  readonly phone: number;
  /** Likewise of who used it. */
  readonly people: readonly number[];
  readonly reports: number;
  readonly utc_offset_ms: number;
  /** Local time, `YYYY-MM-DD HH:MM:SS`. */
  readonly from: string;
  readonly until: string;
  readonly identifiers: readonly DiaryIdentifier[];
  /** Where its reports came from, as far as the observer sees that. No address joins anything: many phones share one. */
  readonly addresses: readonly string[];
  /** Why its reports were taken to be of one phone, and of one person. */
  readonly links: readonly { readonly of: 'phone' | 'person'; readonly because: string; readonly count: number }[];
  /** Indices of places; null for not known. */
  readonly home: number | null;
  readonly work: number | null;
  readonly places: readonly DiaryPlace[];
  readonly days: readonly DiaryDay[];
}

/** The diary of one of the phones that were told apart, or undefined if there is no such phone. */
export function diaryOf(followed: Followed, index: number): PhoneDiary | undefined {
  const phone = followed.phones[index];
  if (!phone) return undefined;
  const local = (time_ms: number): string => formatDateTime(time_ms + phone.shift_ms);
  const places = placesOf(phone);
  const indexOf = new Map(places.map(({ cell }, i) => [cell, i]));
  const placeOf = (cell: number): number => indexOf.get(cellId(cell)) as number;
  return {
    phone: index,
    people: followed.people
      .filter(({ profiles }) => profiles.some((one) => phone.profiles.includes(one)))
      .map(({ index: i }) => i),
    reports: phone.reports,
    utc_offset_ms: phone.shift_ms - followed.clock.epoch_ms,
    from: local(phone.from_ms),
    until: local(phone.until_ms),
    identifiers: identifiersOf(phone, local),
    addresses: [...new Set(phone.profiles.flatMap(({ addresses }) => [...(addresses ?? [])]))].sort(),
    links: linksOf(followed, phone),
    home: phone.home && placeOf(phone.home.cell),
    work: phone.work && placeOf(phone.work.cell),
    places,
    days: daysOf(phone, placeOf),
  };
}

function placesOf({ trail, shift_ms, home, work }: Somebody): DiaryPlace[] {
  const days = new Map<number, Set<number>>();
  for (let i = 0; i < trail.length; i++) {
    const cell = trail.cell(i);
    const of = days.get(cell) ?? new Set();
    of.add(localTime(trail.from_ms(i) + shift_ms).day);
    days.set(cell, of);
  }
  let others = 0;
  const name = (cell: number): string => {
    if (cell === home?.cell) return 'home';
    return cell === work?.cell ? 'work' : `place ${++others}`;
  };
  return [...days]
    .sort(([a, of], [b, than]) => than.size - of.size || a - b)
    .map(([cell, of]) => {
      return { name: name(cell), cell: cellId(cell), site: siteOfCell(cell), ...cellPosition(cell), days: of.size };
    });
}

function daysOf({ trail, shift_ms }: Somebody, placeOf: (cell: number) => number): DiaryDay[] {
  const days: { date: string; weekday: number; stays: { from_ms: number; until_ms: number; place: number }[] }[] = [];
  let today = Number.NaN;
  for (let i = 0; i < trail.length; i++) {
    const { day, weekday } = localTime(trail.from_ms(i) + shift_ms);
    if (day !== today) days.push({ date: formatDate(day), weekday, stays: [] });
    today = day;
    const { stays } = days.at(-1) as (typeof days)[number];
    const since_ms = shift_ms - day * MS_PER_DAY;
    const [from_ms, until_ms] = [trail.from_ms(i) + since_ms, trail.until_ms(i) + since_ms];
    const place = placeOf(trail.cell(i));
    const last = stays.at(-1);
    if (last?.place === place) last.until_ms = until_ms;
    else stays.push({ from_ms, until_ms, place });
  }
  return days;
}

function identifiersOf({ profiles }: Somebody, local: (time_ms: number) => string): DiaryIdentifier[] {
  const uses = new Map<string, { kind: string; value: string; reports: number; from_ms: number; until_ms: number }>();
  for (const { tokens, reports, from_ms, until_ms } of profiles) {
    for (const { id, kind, value } of tokens) {
      const use = uses.get(String(id)) ?? { kind, value, reports: 0, from_ms, until_ms };
      use.reports += reports;
      use.from_ms = Math.min(use.from_ms, from_ms);
      use.until_ms = Math.max(use.until_ms, until_ms);
      uses.set(String(id), use);
    }
  }
  return [...uses.values()]
    .sort((a, b) => b.reports - a.reports || a.from_ms - b.from_ms || (a.kind < b.kind ? -1 : 1))
    .map(({ kind, value, reports, from_ms, until_ms }) => {
      return { kind, value, reports, from: local(from_ms), until: local(until_ms) };
    });
}

function linksOf({ links }: Followed, { profiles }: Somebody): PhoneDiary['links'] {
  const own = new Set(profiles.map((profile: Profile) => profile.index));
  const counts = new Map<string, { of: 'phone' | 'person'; because: string; count: number }>();
  for (const { of, between, because } of links) {
    if (!own.has(between[0]) && !own.has(between[1])) continue;
    const key = `${of} ${because}`;
    const sum = counts.get(key) ?? { of, because, count: 0 };
    sum.count++;
    counts.set(key, sum);
  }
  return [...counts.values()];
}
