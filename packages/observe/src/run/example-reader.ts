import { cellOfId, formatDate, MS_PER_DAY, siteOfCell, type World } from '@phonehome/shared';
import { hourOf } from './day-counter.ts';
import type { CellSeen, DayMoment, ExampleFacts } from './example-facts.ts';
import type { Example } from './example-meter.ts';
import type { RunMeter } from './joined.ts';

/** What a day shows of a phone beside its reports. */
const SHOWN = new Set(['boot_completed', 'screen_on', 'user_present', 'shutdown', 'power_lost', 'system_update']);
/** A phone that reports without end has no place for more. */
const MOMENTS_MAX = 5_000;
const NIGHT_UNTIL_H = 6;
const WORK_H = [9, 17] as const;
const WEEKDAYS = 5;

interface OpenCell extends CellSeen {
  reports: number;
  at_night: number;
  at_work_hours: number;
  readonly on: Set<number>;
}

/** Hears what there is to tell of a phone: one day of it, and the cells that its reports named. */
export interface ExampleReader extends RunMeter {
  /** What it has to hear: all else makes no difference. */
  readonly events: readonly string[];
  asksFor(exchange_id: string): boolean;
  facts(): ExampleFacts;
}

/** A reader that has heard nothing. */
export function createExampleReader(
  { epoch_ms, start_weekday }: World,
  { device, cohort, day, utc_offset_ms }: Example,
): ExampleReader {
  const moments: DayMoment[] = [];
  const sent = new Set<string>();
  const cells = new Map<string, OpenCell>();
  let [reports, elsewhere, first_ms, last_ms] = [0, 0, 0, 0];
  const tell = (time_ms: number, moment: Omit<DayMoment, 'at_ms'>): void => {
    const at_ms = time_ms + utc_offset_ms - day * MS_PER_DAY;
    if (at_ms >= 0 && at_ms < MS_PER_DAY && moments.length < MOMENTS_MAX) moments.push({ at_ms, ...moment });
  };
  const see = (id: string, time_ms: number): void => {
    const cell = cellOfId(id);
    if (cell === null) {
      elsewhere++;
      return;
    }
    const unseen = {
      id,
      ...siteOfCell(cell),
      reports: 0,
      at_night: 0,
      at_work_hours: 0,
      days: 0,
      on: new Set<number>(),
    };
    const seen = cells.get(id) ?? unseen;
    cells.set(id, seen);
    const local_day = Math.floor((time_ms + utc_offset_ms) / MS_PER_DAY);
    const hour = hourOf(time_ms, utc_offset_ms);
    const weekday = (((start_weekday + local_day) % 7) + 7) % 7;
    seen.reports++;
    seen.on.add(local_day);
    if (hour < NIGHT_UNTIL_H) seen.at_night++;
    if (hour >= WORK_H[0] && hour < WORK_H[1] && weekday < WEEKDAYS) seen.at_work_hours++;
  };
  return {
    events: [...SHOWN, 'report'],
    asksFor: (exchange_id) => sent.has(exchange_id),
    truth(entry) {
      if (entry.device !== device) return;
      if (entry.event === 'report' && entry.exchange_id !== undefined) sent.add(entry.exchange_id);
      if (!SHOWN.has(entry.event)) return;
      tell(entry.time_ms, { event: entry.event, root_cause: null, outcome: null, cell: null, access: null });
    },
    record({ record, truth }) {
      if (truth?.device !== device) return;
      sent.delete(record.exchange_id);
      const { time_ms, decision, report } = record;
      const cell = report?.SIM1CELLID ?? '';
      reports++;
      if (reports === 1) first_ms = time_ms;
      last_ms = time_ms;
      tell(time_ms, {
        event: 'report',
        root_cause: truth.root_cause ?? null,
        outcome: decision.outcome,
        cell: cell === '' ? null : cell,
        access: report?.ACCESSTYPE ?? null,
      });
      see(cell, time_ms);
    },
    facts: () => ({
      device,
      cohort,
      date: formatDate(epoch_ms / MS_PER_DAY + day),
      moments: moments.toSorted((a, b) => a.at_ms - b.at_ms),
      reports,
      first_ms,
      last_ms,
      cells: [...cells.values()]
        .map(({ on, ...cell }) => ({ ...cell, days: on.size }))
        .sort((a, b) => b.reports - a.reports || (a.id < b.id ? -1 : 1)),
      elsewhere,
    }),
  };
}
