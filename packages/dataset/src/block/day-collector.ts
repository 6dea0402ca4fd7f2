import type { DeviceNetwork } from '../network/device-network.ts';
import type { Ask } from './ask.ts';
import { DayColumns } from './day-columns.ts';

/** Gives asks their connections, phone by phone, and keeps them until their day is over. */
export interface DayCollector {
  /** Takes an ask of this day, or of one after it. Those of a phone come together, in no order. */
  add(ask: Ask): void;
  /**
   * The exchanges of the day, which is over with this.
   * @param next_until_us when the day after it ends
   */
  endDay(next_until_us: number): DayColumns;
}

/**
 * A collector that has nothing yet.
 * @param first_until_us when the first day ends
 */
export function createDayCollector(networkOf: (device: number) => DeviceNetwork, first_until_us: number): DayCollector {
  let until_us = first_until_us;
  let day = new DayColumns();
  /** Of the phone that was heard of last. */
  let asks: Ask[] = [];
  /** What phones want after the day. */
  const waiting = new Map<number, Ask[]>();

  const settle = (): void => {
    const device = asks[0]?.device;
    if (device === undefined) return;
    const before = waiting.get(device);
    if (before) waiting.delete(device);
    const all = before ? before.concat(asks) : asks;
    asks = [];
    if (!areInOrder(all)) all.sort(byTime);
    if ((all.at(-1) as Ask).time_us >= until_us) {
      waiting.set(device, all.splice(all.findIndex(({ time_us }) => time_us >= until_us)));
    }
    const network = networkOf(device);
    for (const ask of all) day.add(ask, network);
  };

  return {
    add(ask) {
      if (ask.device !== asks[0]?.device) settle();
      asks.push(ask);
    },
    endDay(next_until_us) {
      settle();
      // Of phones that have asked for nothing on this day what they asked for before is due as well.
      for (const [device, before] of waiting) {
        if ((before[0] as Ask).time_us >= until_us) continue;
        waiting.delete(device);
        asks = before;
        settle();
      }
      const ended = day;
      // The next day is like this one.
      day = new DayColumns(ended.exchange_id.length);
      until_us = next_until_us;
      return ended;
    },
  };
}

/** Whether they are in order, as they mostly come. */
function areInOrder(asks: readonly Ask[]): boolean {
  for (let at = 1; at < asks.length; at++) if (byTime(asks[at - 1] as Ask, asks[at] as Ask) > 0) return false;
  return true;
}

/** In order of time; of those at once, by id. */
function byTime(a: Ask, b: Ask): number {
  return a.time_us - b.time_us || (a.exchange_id < b.exchange_id ? -1 : 1);
}
