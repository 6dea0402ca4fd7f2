import type { ExchangeRecord } from '@phonehome/fake-server';
import type { Countable, Expectation, Filter } from '@phonehome/shared';
import type { Listener } from '../tally.ts';
import type { Setting } from '../witnessed.ts';
import { type Counts, mergeSpread, type Spread } from './verdict.ts';

/** Counts what one expectation is about. */
export interface Meter extends Listener {
  counts(): Counts;
}

const COUNTABLE_OF: Readonly<Record<string, Countable | undefined>> = {
  boot_completed: 'boots',
  screen_on: 'wakes',
  user_present: 'unlocks',
  held_back: 'held_back',
  sim_removed: 'sim_swaps',
  activation: 'activations',
  update_failed: 'failed_updates',
};

/** A meter for an expectation. What it keeps grows with the devices that it hears of: those of one block. */
export function createMeter({ where, count: countable, each }: Expectation): Meter {
  const seen = new Set<number>();
  const groups = new Map<string, number>();
  let count = 0;
  let phone_ms = 0;
  let reports = 0;
  const groupOf = (device: number, build: string, sims: readonly { iccid: string }[]): string =>
    [device, build, ...sims.map(({ iccid }) => iccid)].join(' ');
  const happened: Listener['happened'] = (setting, { happening }) => {
    if (COUNTABLE_OF[happening.event] !== countable || !isIn(where, setting)) return;
    if (happening.event === 'held_back') {
      if (where.gate !== undefined && where.gate !== happening.gate) return;
      if (!followsFrom(where, happening)) return;
    }
    count++;
  };
  return {
    lived(setting, { device, identity }, duration_ms) {
      if (!isIn(where, setting)) return;
      phone_ms += duration_ms;
      seen.add(device);
      if (!each) return;
      const group = groupOf(device, setting.build, identity.sims);
      if (!groups.has(group)) groups.set(group, 0);
    },
    ...(countable === 'reports' ? {} : { happened }),
    reported(setting, { happening, identity, record }, { device }) {
      if (!isIn(where, setting)) return;
      reports++;
      if (countable !== 'reports') return;
      if (!followsFrom(where, happening)) return;
      if (where.outcome !== undefined && where.outcome !== record?.decision.outcome) return;
      if (where.host !== undefined && where.host !== hostOf(record)) return;
      if (where.field !== undefined && !record?.report?.[where.field]) return;
      count++;
      if (!each) return;
      const group = groupOf(device, setting.build, identity.sims);
      groups.set(group, (groups.get(group) ?? 0) + 1);
    },
    counts: () => ({ count, phones: seen.size, phone_ms, reports, groups: spreadOf(groups.values()) }),
  };
}

/** The server that a recorded request names. */
function hostOf(record: ExchangeRecord | null): string | undefined {
  if (!record || !('headers' in record.request)) return undefined;
  return record.request.headers.find(([name]) => name.toLowerCase() === 'host')?.[1];
}

function spreadOf(values: Iterable<number>): Spread | null {
  let spread: Spread | null = null;
  for (const value of values) spread = mergeSpread(spread, { groups: 1, least: value, most: value });
  return spread;
}

function isIn(where: Filter, { cohort, phase, build }: Setting): boolean {
  return (
    (where.cohort === undefined || where.cohort === cohort) &&
    (where.phase === undefined || where.phase === phase) &&
    (where.build === undefined || where.build === build)
  );
}

function followsFrom(where: Filter, chain: { trigger: string | null; root_cause: string }): boolean {
  return (
    (where.trigger === undefined || where.trigger === chain.trigger) &&
    (where.root_cause === undefined || where.root_cause === chain.root_cause)
  );
}
