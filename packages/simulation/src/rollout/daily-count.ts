import { plannedInstalls } from '@phonehome/client-sim';
import { MS_PER_DAY, type World } from '@phonehome/shared';
import { daysOf } from '../fleet.ts';
import { fixUpdatesOf } from './fix-updates.ts';

/** What is known of the phones of a cohort on one UTC day. */
export interface DayCount {
  /** Phones that exist: switched on at least once by the end of the day. */
  readonly phones: number;
  /** Of these, phones that sent at least one report in clear text in the course of the day. */
  readonly reporting: number;
  /** Of these, phones that run a build with the fix at the end of the day. */
  readonly fixed: number;
}

/** Counts, day by day, which phones leak and which have the fix. Hears of each phone in order of time. */
export interface DailyCount {
  /** A phone sent a report of the China Telecom client, which always goes in clear text. */
  reported(device: number, time_ms: number): void;
  /** A phone has another build from now on. */
  installed(device: number, time_ms: number, build: string): void;
  /** The days of each cohort, in the order of the world's cohorts. */
  days(): DayCount[][];
}

/**
 * A count for the phones 0 to `devices` - 1. What it keeps is a few bytes a phone and a few numbers a day and cohort.
 * When a phone is switched on for the first time is known from the world alone.
 */
export function createDailyCount(world: World, seed: number, devices: number): DailyCount {
  const last = daysOf(world);
  const fixes = world.cohorts.map((cohort) => new Set(fixUpdatesOf(cohort).map(({ build }) => build.id)));
  const cohortOf = new Uint8Array(devices);
  const reportedOn = new Int32Array(devices).fill(-1);
  const isFixed = new Uint8Array(devices);
  const columns = world.cohorts.map(() => ({ phones: zeros(last), reporting: zeros(last), fixed: zeros(last) }));
  const columnsOf = (device: number) => columns[cohortOf[device] as number] as (typeof columns)[number];
  const dayOf = (time_ms: number): number => Math.floor(time_ms / MS_PER_DAY);
  for (let device = 0; device < devices; device++) {
    const { cohort, switched_on_ms } = plannedInstalls(world, seed, device);
    cohortOf[device] = world.cohorts.indexOf(cohort);
    add(columnsOf(device).phones, dayOf(switched_on_ms), 1);
  }
  return {
    reported(device, time_ms) {
      const day = dayOf(time_ms);
      if (reportedOn[device] === day) return;
      reportedOn[device] = day;
      add(columnsOf(device).reporting, day, 1);
    },
    installed(device, time_ms, build) {
      const now = fixes[cohortOf[device] as number]?.has(build) ? 1 : 0;
      const change = now - (isFixed[device] as number);
      isFixed[device] = now;
      add(columnsOf(device).fixed, dayOf(time_ms), change);
    },
    days: () =>
      columns.map(({ phones, reporting, fixed }) => {
        let [here, having] = [0, 0];
        return reporting.map((count, day) => {
          here += phones[day] as number;
          having += fixed[day] as number;
          return { phones: here, reporting: count, fixed: having };
        });
      }),
  };
}

function zeros(length: number): number[] {
  return Array.from({ length }, () => 0);
}

/** What is before or after the days that are counted changes nothing in them. */
function add(column: number[], day: number, change: number): void {
  if (day >= 0 && day < column.length) column[day] = (column[day] as number) + change;
}
