import { US_PER_MS } from '@phonehome/shared';
import {
  type Block,
  createFleet,
  createWitnessedTransport,
  liveOn,
  type PhoneRun,
  scenarioPolicy,
  type Witnessed,
} from '@phonehome/simulation';
import type { Exchange } from '../exchange.ts';
import { createDeviceNetwork, type DeviceNetwork } from '../network/device-network.ts';
import type { Truth } from '../truth.ts';
import { type Ask, byTime } from './ask.ts';
import { type BlockInput, createAskGatherer } from './asks.ts';

/** An exchange, and what it truly is. */
export interface LabelledExchange {
  readonly exchange: Exchange;
  readonly truth: Truth;
}

/** A UTC day of a block. */
export interface BlockDay {
  readonly from_us: number;
  readonly until_us: number;
  /** Those that begin on this day, in order of (time, device, id). */
  readonly exchanges: readonly LabelledExchange[];
  /** All that happened on the phones, in order of (time, device, number), where that was asked for. */
  readonly events: readonly Witnessed[];
  /** The phones, as they are at the end of the day. */
  readonly fleet: readonly PhoneRun[];
}

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
  const { world, seed, keeps_events, signal } = options;
  const gatherer = createAskGatherer(options);
  const transport = createWitnessedTransport(scenarioPolicy(world.scenario, seed), gatherer.wire);
  const fleet = createFleet(world, seed, block);
  const networks = fleet.map(({ device }) => createDeviceNetwork(seed, device));
  const witness = (witnessed: Witnessed, phase: string): boolean => {
    gatherer.hear(witnessed, phase);
    return keeps_events;
  };
  let waiting: Ask[] = [];
  for await (const { from_ms, until_ms, truth } of liveOn(fleet, {
    world,
    transport,
    concurrency: 1,
    signal,
    witness,
  })) {
    const from_us = (world.epoch_ms + from_ms) * US_PER_MS;
    const until_us = (world.epoch_ms + until_ms) * US_PER_MS;
    const asks = [...waiting, ...gatherer.take()].sort(byTime);
    const due = asks.findIndex(({ time_us }) => time_us >= until_us);
    const today = due < 0 ? asks : asks.slice(0, due);
    // What comes after the end of the story is nobody's.
    waiting = due < 0 ? [] : asks.slice(due);
    const exchanges = today.map((ask) => connected(ask, networks[ask.device - block.first_device] as DeviceNetwork));
    // The network has moved each by some of a millisecond.
    exchanges.sort(byTimeAndDevice);
    yield { from_us, until_us, exchanges, events: truth, fleet };
  }
}

/** An ask that has been given its connection. Those of a phone must come in order of time. */
function connected(
  { device, host, server_port, access, time_us, content, truth }: Ask,
  network: DeviceNetwork,
): LabelledExchange {
  const { connect, resolve } = network;
  const connection = (content.protocol === 'dns' ? resolve : connect)(host, access, time_us);
  return { exchange: { exchange_id: truth.exchange_id, device, host, server_port, content, ...connection }, truth };
}

function byTimeAndDevice({ exchange: a }: LabelledExchange, { exchange: b }: LabelledExchange): number {
  return a.time_us - b.time_us || a.device - b.device || (a.exchange_id < b.exchange_id ? -1 : 1);
}
