import { MS_PER_DAY, US_PER_MS } from '@phonehome/shared';
import {
  type Block,
  createFleet,
  createWitnessedTransport,
  liveOn,
  type PhoneRun,
  scenarioPolicy,
  type Witnessed,
} from '@phonehome/simulation';
import { createDeviceNetwork, type DeviceNetwork } from '../network/device-network.ts';
import type { Truth } from '../truth.ts';
import { type BlockInput, createAskGatherer } from './asks.ts';
import { createDayCollector } from './day-collector.ts';
import type { DayColumns } from './day-columns.ts';
import { ExchangeOfDay } from './exchange-of-day.ts';
import { isNeverHeard } from './never-heard.ts';

/** An exchange, and what it truly is. */
export interface LabelledExchange {
  readonly exchange: ExchangeOfDay;
  readonly truth: Truth;
}

/** A UTC day of a block. */
interface Day {
  readonly from_us: number;
  readonly until_us: number;
  /** All that happened on the phones, in order of (time, device, number), where that was asked for. */
  readonly events: readonly Witnessed[];
  /** The phones, as they are at the end of the day. */
  readonly fleet: readonly PhoneRun[];
}

/** A day whose exchanges are all there. */
export interface BlockDay extends Day {
  /** Those that begin on this day, in order of (time, device, id). */
  readonly exchanges: readonly LabelledExchange[];
}

/** A day whose exchanges come a stretch at a time, so that they are never all there. */
export interface StretchedDay extends Day {
  /** To be gone through once, before the next day. */
  readonly stretches: Iterable<readonly LabelledExchange[]>;
}

/** So many exchanges are told together. */
const STRETCH = 512;

/** How the life of a block is to be told. */
export interface LiveBlockOptions extends BlockInput {
  readonly keeps_events: boolean;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The exchanges of a block of devices, a UTC day at a time. A pure function of (scenario, seed, background, block): no
 * byte of it depends on how many devices there are, or on who else is simulated.
 * @throws PhonehomeError INTERRUPTED when the signal is aborted
 */
export async function* liveBlock(options: LiveBlockOptions, block: Block): AsyncGenerator<BlockDay> {
  for await (const { stretches, ...day } of liveStretches(options, block)) {
    yield { ...day, exchanges: [...stretches].flat() };
  }
}

/** The same, for who needs no more than a stretch of a day at once. */
export async function* liveStretches(options: LiveBlockOptions, block: Block): AsyncGenerator<StretchedDay> {
  const { world, seed, keeps_events, signal } = options;
  const fleet = createFleet(world, seed, block);
  const networks = fleet.map(({ device }) => createDeviceNetwork(seed, device));
  const networkOf = (device: number): DeviceNetwork => networks[device - block.first_device] as DeviceNetwork;
  const us = (time_ms: number): number => (world.epoch_ms + time_ms) * US_PER_MS;
  const endOfDay = (from_ms: number): number => us(Math.min(from_ms + MS_PER_DAY, world.end_ms));
  const collector = createDayCollector(networkOf, endOfDay(0));
  const gatherer = createAskGatherer(options, collector.add);
  const transport = createWitnessedTransport(scenarioPolicy(world.scenario, seed), gatherer.wire);
  const witness = (witnessed: Witnessed, phase: string): boolean => {
    gatherer.hear(witnessed, phase);
    return keeps_events;
  };
  // Whose life nobody would hear of need not be lived.
  const all_are_heard = keeps_events || options.background > 0;
  const heard = all_are_heard ? fleet : fleet.filter(({ cohort }) => !isNeverHeard(cohort));
  const lived = liveOn(heard, { world, transport, concurrency: 1, signal, witness });
  for await (const { from_ms, until_ms, truth } of lived) {
    // What comes after the end of the story is nobody's.
    const day = collector.endDay(endOfDay(until_ms));
    yield { from_us: us(from_ms), until_us: us(until_ms), stretches: stretchesOf(day), events: truth, fleet };
  }
}

/** The exchanges of a day in order, so many at a time. */
function* stretchesOf(day: DayColumns): Generator<readonly LabelledExchange[]> {
  const order = day.order();
  for (let from = 0; from < order.length; from += STRETCH) {
    const stretch: LabelledExchange[] = [];
    for (const at of order.subarray(from, from + STRETCH)) {
      stretch.push({ exchange: new ExchangeOfDay(day, at), truth: day.truth[at] as Truth });
    }
    yield stretch;
  }
}
