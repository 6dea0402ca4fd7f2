import { MS_PER_HOUR } from '@phonehome/shared';
import type { WatchedRun } from './live.ts';
import type { WatchedPhone } from './phone.ts';
import type { NumberKind, Watcher } from './sight.ts';
import type { TrackerName } from './trackers.ts';

/** What a measure is about: what leaks, or what a counter-measure costs those for whom the client is meant. */
export type Side = 'leak' | 'cost';

/** A figure of a run: what it says, in which unit, and how it is found. */
export interface Measure {
  readonly side: Side;
  readonly says: string;
  readonly unit: 'share' | 'count' | 'hours';
  /** Null where there is nothing to measure it on. */
  readonly of: (run: WatchedRun) => number | null;
}

const leak = (says: string, unit: Measure['unit'], of: Measure['of']): Measure => ({ side: 'leak', says, unit, of });
const cost = (says: string, unit: Measure['unit'], of: Measure['of']): Measure => ({ side: 'cost', says, unit, of });

const roleOf = (role: WatchedPhone['role']) => (run: WatchedRun) => run.phones.filter((phone) => phone.role === role);
const affected = roleOf('affected');
const at_home = roleOf('at-home');

/** The mean over phones; null of none. */
function mean(phones: readonly WatchedPhone[], of: (phone: WatchedPhone) => number): number | null {
  return phones.length === 0 ? null : phones.reduce((sum, phone) => sum + of(phone), 0) / phones.length;
}

function share(phones: readonly WatchedPhone[], holds: (phone: WatchedPhone) => boolean): number | null {
  return mean(phones, (phone) => (holds(phone) ? 1 : 0));
}

/** The middle of the times from the first start of phones, in hours; of an even number the lower one. */
function middleWait(phones: readonly WatchedPhone[], at: (phone: WatchedPhone) => number | null): number | null {
  const waits = phones.flatMap((phone) => {
    const time_ms = at(phone);
    return time_ms === null ? [] : [(time_ms - phone.run.switched_on_ms) / MS_PER_HOUR];
  });
  return waits.toSorted((a, b) => a - b)[(waits.length - 1) >> 1] ?? null;
}

const numbers = (watcher: Watcher, kind: NumberKind, says: string): Measure =>
  leak(says, 'count', (run) => mean(affected(run), ({ seen, truly }) => seen[watcher].numbers(kind, truly)));

const isIdentified = ({ seen, truly }: WatchedPhone, watcher: Watcher): boolean =>
  seen[watcher].numbers('device', truly) +
    seen[watcher].numbers('subscriber', truly) +
    seen[watcher].numbers('network-identifier', truly) >
  0;

/** What is asked of each who gets reports, or sees them pass. */
function leaksTo<W extends Watcher>(watcher: W) {
  return {
    [`${watcher}.phones-seen`]: leak('phones of which any message comes', 'share', (run) =>
      share(affected(run), ({ seen }) => seen[watcher].messages > 0),
    ),
    [`${watcher}.phones-identified`]: leak('phones of which a true number is read', 'share', (run) =>
      share(affected(run), (phone) => isIdentified(phone, watcher)),
    ),
    [`${watcher}.messages-a-day`]: leak('messages a day, of phones of which any comes', 'count', (run) =>
      mean(
        affected(run).filter(({ seen }) => seen[watcher].messages > 0),
        ({ seen }) => seen[watcher].messages / run.days,
      ),
    ),
    [`${watcher}.device-numbers`]: numbers(watcher, 'device', 'different numbers of a phone: IMEI, MEID'),
    [`${watcher}.card-numbers`]: numbers(watcher, 'subscriber', 'different numbers of its cards: ICCID, IMSI'),
    [`${watcher}.wifi-addresses`]: numbers(watcher, 'network-identifier', 'different Wi-Fi addresses of a phone'),
    [`${watcher}.places`]: leak('different places of a phone', 'count', (run) =>
      mean(affected(run), ({ seen }) => seen[watcher].places()),
    ),
    [`${watcher}.days-linked`]: leak('days of which it is known that a phone is the same one', 'count', (run) =>
      mean(affected(run), ({ seen }) => seen[watcher].daysTogether(false)),
    ),
    [`${watcher}.days-followed`]: leak('of these, days of which a place is known', 'count', (run) =>
      mean(affected(run), ({ seen }) => seen[watcher].daysTogether(true)),
    ),
  } as Record<`${W}.${LeakName}`, Measure>;
}

/** What following the phones through their reports gives. */
function trackedBy<T extends TrackerName>(tracker: T) {
  return {
    [`${tracker}.reports-linked`]: leak(
      'of the pairs of reports of one phone, those that are known to be',
      'share',
      ({ tracked }) => tracked[tracker].recall,
    ),
    [`${tracker}.homes-found`]: leak('phones whose home is named, at most 1 km off', 'share', (run) => {
      const phones = affected(run).length;
      return phones === 0 ? null : run.tracked[tracker].homes / phones;
    }),
  } as Record<`${T}.reports-linked` | `${T}.homes-found`, Measure>;
}

type LeakName =
  | 'phones-seen'
  | 'phones-identified'
  | 'messages-a-day'
  | 'device-numbers'
  | 'card-numbers'
  | 'wifi-addresses'
  | 'places'
  | 'days-linked'
  | 'days-followed';

/** All that is measured. Where it says phones, and not where, the affected ones are meant, those that leak nothing included. */
export const measures = {
  ...leaksTo('recipient'),
  ...trackedBy('recipient'),
  ...trackedBy('determined'),
  ...leaksTo('path'),
  ...trackedBy('path'),
  'maker.phones-identified': leak("phones whose IMEI the maker's server gets", 'share', (run) =>
    share(affected(run), (phone) => isIdentified(phone, 'maker')),
  ),
  'warranty.affected': cost(
    'affected phones whose own number was accepted once, by the maker or the operator',
    'share',
    (run) => share(affected(run), ({ activated_ms }) => activated_ms !== null),
  ),
  'warranty.affected-hours': cost('half of these within so long after the first start', 'hours', (run) =>
    middleWait(affected(run), ({ activated_ms }) => activated_ms),
  ),
  'warranty.at-home': cost('phones at home whose own number was accepted once', 'share', (run) =>
    share(at_home(run), ({ activated_ms }) => activated_ms !== null),
  ),
  'warranty.at-home-hours': cost('half of these within so long after the first start', 'hours', (run) =>
    middleWait(at_home(run), ({ activated_ms }) => activated_ms),
  ),
  'registration.at-home': cost('phones at home of which a report was accepted, whatever it said', 'share', (run) =>
    share(at_home(run), ({ accepted_ms }) => accepted_ms !== null),
  ),
  'region-check.card': cost('reports that tell truly whose card it is', 'share', (run) =>
    ofReports(run, ({ card_told }) => card_told),
  ),
  'region-check.model': cost('reports that tell truly which model it is', 'share', (run) =>
    ofReports(run, ({ model_told }) => model_told),
  ),
} as const satisfies Record<string, Measure>;

function ofReports({ phones }: WatchedRun, of: (check: WatchedPhone['region_check']) => number): number | null {
  const reports = phones.reduce((sum, { region_check }) => sum + region_check.reports, 0);
  return reports === 0 ? null : phones.reduce((sum, { region_check }) => sum + of(region_check), 0) / reports;
}

export type MeasureId = keyof typeof measures;
export const measureIds = Object.keys(measures) as MeasureId[];

/** The values of a run, by measure. */
export type Values = Readonly<Record<MeasureId, number | null>>;

/** Takes every measure of a run, or of two, where the phones at home are those of another story. */
export function measureRun(run: WatchedRun): Values {
  return Object.fromEntries(measureIds.map((id) => [id, measures[id].of(run)])) as Values;
}
