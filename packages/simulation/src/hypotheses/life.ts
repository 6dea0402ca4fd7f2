import type { ExchangeRecord } from '@phonehome/fake-server';
import { createWorld, MS_PER_DAY } from '@phonehome/shared';
import { clientState } from '@phonehome/variants';
import { simulate, type TruthMoment } from '../simulate.ts';
import { type CellScenario, calendar } from './derive.ts';

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

/** A life while it is being lived. */
interface OpenLife extends PhoneLife {
  client_from_ms: number;
  client_until_ms: number;
  readonly boots_ms: number[];
  readonly wakes_ms: number[];
  readonly unlocks_ms: number[];
  readonly reports: { readonly time_ms: number; record: ExchangeRecord | null }[];
}

/**
 * Lets the phones of a cell live, by what programs of others use too. A pure function of scenario and seed.
 * @throws PhonehomeError INTERRUPTED when the signal is aborted
 */
export async function liveCell(cell: CellScenario, seed: number, signal?: AbortSignal): Promise<CellLife> {
  const { scenario } = cell;
  const world = createWorld(scenario, clientState);
  const phones = Array.from({ length: scenario.devices }, () => unlived(world.end_ms));
  for await (const moment of simulate({ scenario, seed, signal })) {
    const phone = phones[moment.device] as OpenLife;
    if (moment.kind === 'truth') live(phone, moment, cell);
    else if (moment.kind === 'exchange') arrive(phone, moment.record);
  }
  const released_ms = calendar.before_days * MS_PER_DAY;
  return {
    phones,
    released_ms,
    fixed_ms: released_ms + calendar.leaking_days * MS_PER_DAY,
    end_ms: world.end_ms,
    utc_offset_ms: world.placeOf(0).cohort.utc_offset_ms,
  };
}

function unlived(end_ms: number): OpenLife {
  return { client_from_ms: end_ms, client_until_ms: end_ms, boots_ms: [], wakes_ms: [], unlocks_ms: [], reports: [] };
}

function live(phone: OpenLife, { time_ms, happening }: TruthMoment, cell: CellScenario): void {
  if (happening.event === 'screen_on') phone.wakes_ms.push(time_ms);
  else if (happening.event === 'user_present') phone.unlocks_ms.push(time_ms);
  else if (happening.event === 'report') phone.reports.push({ time_ms, record: null });
  else if (happening.event === 'boot_completed') {
    phone.boots_ms.push(time_ms);
    if (happening.build === cell.client_build) phone.client_from_ms = Math.min(phone.client_from_ms, time_ms);
  } else if (happening.event === 'system_update' && happening.build === cell.fixed_build) {
    phone.client_until_ms = time_ms;
  }
}

/** An exchange comes right after the truth of its sending. */
function arrive({ reports }: OpenLife, record: ExchangeRecord): void {
  const sent = reports.at(-1);
  if (sent) sent.record = record;
}
