import type { PhoneRun } from '@phonehome/client-sim';
import type { ExchangeRecord } from '@phonehome/fake-server';
import type { World } from '@phonehome/shared';
import { createMeter } from '../expectations/meter.ts';
import { createFleet, liveOn } from '../fleet.ts';
import { createNarrator } from '../narrate.ts';
import { createTally } from '../tally.ts';
import type { Transport } from '../transport/transport.ts';
import type { Window, Witnessed } from '../witnessed.ts';
import type { Block } from './block.ts';
import type { Sums } from './sums.ts';

/** What it takes to let devices live through a story. The transport is not closed. */
export interface BlockOptions {
  readonly world: World;
  readonly seed: number;
  readonly transport: Transport;
  /** How many phones may have a request under way at once. Changes nothing in what comes out. */
  readonly concurrency: number;
  readonly signal?: AbortSignal | undefined;
}

/** What becomes of each day of a block. */
export interface BlockListener {
  /** Takes each day when it is over, in order. */
  readonly window: (window: Window) => Promise<void> | void;
  /** What of the truth the windows should hold; everything is counted in any case. */
  readonly keeps: (witnessed: Witnessed) => boolean;
}

/**
 * Lets the devices of a block live through the whole story, and adds up what happens. A pure function of (world, seed,
 * block), whatever the transport and the concurrency.
 * @throws PhonehomeError INTERRUPTED when the signal is aborted
 */
export async function runBlock(
  options: BlockOptions,
  block: Block,
  listener: BlockListener,
): Promise<{ sums: Sums; fleet: readonly PhoneRun[] }> {
  const { world, seed } = options;
  const fleet = createFleet(world, seed, block);
  const tally = createTally();
  const meters = world.scenario.expect.map(createMeter);
  const narrator = createNarrator(fleet, [tally, ...meters]);
  const witness = (witnessed: Witnessed, phase: string): boolean => {
    narrator.hear(witnessed, phase);
    return listener.keeps(witnessed);
  };
  let records = 0;
  let first: ExchangeRecord | null = null;
  let refused: ExchangeRecord | null = null;
  for await (const window of liveOn(fleet, { ...options, witness })) {
    narrator.closeWindow(window);
    records += window.records.length;
    first ??= window.records[0] ?? null;
    refused ??= window.records.find(({ decision }) => decision.outcome === 'refused') ?? null;
    await listener.window(window);
  }
  const counts = meters.map((meter) => meter.counts());
  const phones = countPhones(world, fleet);
  return { fleet, sums: { phones, tally: tally.cells(), counts, records, samples: { first, refused } } };
}

function countPhones(world: World, fleet: readonly PhoneRun[]): Record<string, number> {
  const phones = Object.fromEntries(world.cohorts.map(({ id }) => [id, 0]));
  for (const { cohort } of fleet) phones[cohort.id] = (phones[cohort.id] ?? 0) + 1;
  return phones;
}
