import { advancePhoneRun, createPhoneRun, type TruthSink } from '@phonehome/client-sim';
import type { ExchangeRecord } from '@phonehome/fake-server';
import { createWorld, MS_PER_DAY } from '@phonehome/shared';
import { carry } from '../transport/carry.ts';
import { scenarioPolicy } from '../transport/scenario-policy.ts';
import type { Transport } from '../transport/transport.ts';
import { createVirtualTransport } from '../transport/virtual.ts';
import { CELL_PHONES, type CellScenario, calendar } from './derive.ts';

/** What a phone of a cell has lived through, as far as figures are about it. Times are virtual milliseconds, in order. */
export interface PhoneLife {
  /** While it ran the build with the client: from its first start with it until it installed the fix. */
  readonly client_from_ms: number;
  readonly client_until_ms: number;
  /** Every BOOT_COMPLETED, screen going on, and unlock. */
  readonly boots_ms: readonly number[];
  readonly wakes_ms: readonly number[];
  readonly unlocks_ms: readonly number[];
  readonly reports: readonly SentReport[];
}

/** A report that left a phone, with what the server kept of it; null if it never got there whole. */
export interface SentReport {
  readonly time_ms: number;
  readonly record: ExchangeRecord | null;
}

/** The lives of the phones of a cell under one seed. */
export interface CellLife {
  readonly phones: readonly PhoneLife[];
  /** When the update with the client is released, and when the fix is. */
  readonly released_ms: number;
  readonly fixed_ms: number;
  readonly end_ms: number;
  readonly utc_offset_ms: number;
}

/** Lets the phones of a cell live. A pure function of scenario and seed: phones never influence each other. */
export function liveCell({ scenario, client_build, fixed_build }: CellScenario, seed: number): CellLife {
  const world = createWorld(scenario);
  const transport = createVirtualTransport(scenarioPolicy(scenario, seed));
  const released_ms = calendar.before_days * MS_PER_DAY;
  const phones = Array.from({ length: CELL_PHONES }, (_, device): PhoneLife => {
    const life = { client_from_ms: world.end_ms, client_until_ms: world.end_ms };
    const boots_ms: number[] = [];
    const wakes_ms: number[] = [];
    const unlocks_ms: number[] = [];
    const sent: { time_ms: number; exchange_id: string }[] = [];
    const sink: TruthSink = ({ time_ms, happening }) => {
      if (happening.event === 'screen_on') wakes_ms.push(time_ms);
      else if (happening.event === 'user_present') unlocks_ms.push(time_ms);
      else if (happening.event === 'report') sent.push({ time_ms, exchange_id: happening.exchange_id });
      else if (happening.event === 'boot_completed') {
        boots_ms.push(time_ms);
        if (happening.build === client_build) life.client_from_ms = Math.min(life.client_from_ms, time_ms);
      } else if (happening.event === 'system_update' && happening.build === fixed_build) life.client_until_ms = time_ms;
    };
    const run = createPhoneRun(world, seed, device);
    const steps = advancePhoneRun(run, world.end_ms, sink);
    for (let step = steps.next(); !step.done; ) step = steps.next(answer(transport, step.value));
    const records = new Map(transport.takeRecords().map((record) => [record.exchange_id, record]));
    const reports = sent.map(({ time_ms, exchange_id }) => ({ time_ms, record: records.get(exchange_id) ?? null }));
    return { ...life, boots_ms, wakes_ms, unlocks_ms, reports };
  });
  return {
    phones,
    released_ms,
    fixed_ms: released_ms + calendar.leaking_days * MS_PER_DAY,
    end_ms: world.end_ms,
    utc_offset_ms: world.placeOf(0).cohort.utc_offset_ms,
  };
}

function answer(transport: Transport, request: Parameters<typeof carry>[1]) {
  const observation = carry(transport, request);
  if (observation instanceof Promise) throw new TypeError('a virtual transport answers at once');
  return observation;
}
