import { MS_PER_DAY, type World } from '@phonehome/shared';
import { leakyBuilds } from './fixes.ts';
import type { RunMeter } from './joined.ts';
import type { PhoneKept } from './phones.ts';

/** Among so many phones the example is looked for: the first ones of a run are the same in any run of the scenario. */
const PHONES_MAX = 1_000;

/** A phone and a local day of it, as an example of what a run is like. */
export interface Example {
  readonly device: number;
  readonly cohort: string;
  /** Local days since the local day of the scenario's start. */
  readonly day: number;
  readonly utc_offset_ms: number;
}

/** Looks for an example. */
export interface ExampleMeter extends RunMeter {
  /** Null if no phone sent a report. */
  example(): Example | null;
}

/**
 * Looks for a phone and a day in the middle: of the phones that leak (else, that report) the one with the median number of
 * reports, and of its days with a report the one with the median number.
 */
export function createExampleMeter(world: World, phones: ReadonlyMap<number, PhoneKept>): ExampleMeter {
  const leaky = leakyBuilds(world);
  const leaks = new Map<number, Map<number, number>>();
  const others = new Map<number, Map<number, number>>();
  return {
    record({ record: { time_ms }, truth }) {
      const phone = truth && phones.get(truth.device);
      if (!phone) return;
      const among = leaky.has(truth.build) ? leaks : others;
      if (among.size >= PHONES_MAX && !among.has(truth.device)) return;
      const days = among.get(truth.device) ?? new Map<number, number>();
      among.set(truth.device, days);
      const day = Math.floor((time_ms + phone.utc_offset_ms) / MS_PER_DAY);
      days.set(day, (days.get(day) ?? 0) + 1);
    },
    example() {
      const among = leaks.size > 0 ? leaks : others;
      const found = median([...among], ([, days]) => [...days.values()].reduce((sum, count) => sum + count, 0));
      if (!found) return null;
      const [device, days] = found;
      const [day] = median([...days], ([, count]) => count) as [number, number];
      const { cohort = '', utc_offset_ms = 0 } = phones.get(device) ?? {};
      return { device, cohort, day, utc_offset_ms };
    },
  };
}

/** The one in the middle, by a number; of equal ones the order decides. */
function median<T>(all: readonly T[], numberOf: (one: T) => number): T | undefined {
  return all.toSorted((a, b) => numberOf(a) - numberOf(b))[Math.floor(all.length / 2)];
}
