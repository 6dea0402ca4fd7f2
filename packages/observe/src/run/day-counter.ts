import { formatDate, MS_PER_DAY, MS_PER_HOUR, type World } from '@phonehome/shared';
import type { DayFacts } from './run-facts.ts';

const HOURS = 24;

/** Counts reports by day and hour. */
export interface DayCounter {
  /** @param sender null if it is not known who sent it */
  count(
    time_ms: number,
    accepted: boolean,
    sender: { readonly device: number; readonly utc_offset_ms: number } | null,
  ): void;
  /** By UTC day of the scenario. */
  days(): DayFacts[];
  /** By hour of the day at the sender's. */
  hours(): number[];
}

/** A counter for the days of a world; what is before or after them changes nothing. */
export function createDayCounter(world: World, has_timeline: boolean): DayCounter {
  const hours = Array.from({ length: HOURS }, () => 0);
  const days = Array.from({ length: Math.ceil(world.end_ms / MS_PER_DAY) }, () => ({
    accepted: 0,
    not_accepted: 0,
    phones: 0,
  }));
  /** On which day each phone was last seen: records come in order of time. */
  const seenOn = new Map<number, number>();
  return {
    count(time_ms, accepted, sender) {
      const at = Math.floor(time_ms / MS_PER_DAY);
      const day = days[at];
      if (!day) return;
      if (accepted) day.accepted++;
      else day.not_accepted++;
      if (!sender) return;
      if (seenOn.get(sender.device) !== at) day.phones++;
      seenOn.set(sender.device, at);
      const hour = hourOf(time_ms, sender.utc_offset_ms);
      hours[hour] = (hours[hour] as number) + 1;
    },
    days: () =>
      days.map(({ accepted, not_accepted, phones }, i) => ({
        date: formatDate(world.epoch_ms / MS_PER_DAY + i),
        accepted,
        not_accepted,
        phones: has_timeline ? phones : null,
      })),
    hours: () => [...hours],
  };
}

/** The hour of the local day, 0 to 23. */
export function hourOf(time_ms: number, utc_offset_ms: number): number {
  const of_day_ms = (((time_ms + utc_offset_ms) % MS_PER_DAY) + MS_PER_DAY) % MS_PER_DAY;
  return Math.floor(of_day_ms / MS_PER_HOUR);
}
