import { type ClaimFigure, fieldDefinition, type World } from '@phonehome/shared';
import {
  type CellLife,
  type ExchangeRecord,
  fixUpdatesOf,
  isClientRegion,
  measureFigures,
  type PhoneLife,
  type Values,
} from '@phonehome/simulation';
import type { RunMeter } from '../run/joined.ts';
import type { TruthRead } from '../run/run-facts.ts';

/** Of each cohort, so many phones are looked at: the first ones of a run are the same in any run of the scenario. */
export const PHONES_MEASURED = 200;

/** What claims are held against: the figures of the phones of one cohort that had the misplaced client. */
export interface CohortFigures {
  readonly cohort: string;
  readonly phones: number;
  readonly values: Values;
}

/** Hears a run and measures it. */
export interface LifeMeter extends RunMeter {
  /** One entry for each cohort that is affected: some build of it has the client outside its region. */
  figures(): CohortFigures[];
}

type Report = PhoneLife['reports'][number];
interface OpenLife {
  client_from_ms: number;
  client_until_ms: number;
  readonly boots_ms: number[];
  readonly wakes_ms: number[];
  readonly unlocks_ms: number[];
  readonly reports: Report[];
}

interface Affected {
  readonly id: string;
  readonly leaky: ReadonlySet<string>;
  /** When the update that brings the client is released; null if the phones have it out of the box. */
  readonly released_ms: number | null;
  readonly fixed_ms: number | null;
  readonly utc_offset_ms: number;
  readonly phones: Map<number, OpenLife>;
}

/** Which cohorts have the client outside the region that it is made for, and from when to when. */
export function affectedCohorts(world: World): Omit<Affected, 'phones'>[] {
  return world.cohorts.flatMap((cohort) => {
    const builds = [cohort.first_build, ...cohort.updates.map(({ build }) => build)];
    const isLeaky = ({ client, region_label }: (typeof builds)[number]): boolean =>
      (client === 'on' || client === 'default-on') && !isClientRegion(region_label);
    const leaky = new Set(builds.filter(isLeaky).map(({ id }) => id));
    if (leaky.size === 0) return [];
    const brings = cohort.updates.find(({ build }) => leaky.has(build.id));
    const released_ms = leaky.has(cohort.first_build.id) ? null : (brings?.released_ms ?? null);
    const fixed_ms = fixUpdatesOf(cohort)[0]?.released_ms ?? null;
    return [{ id: cohort.id, leaky, released_ms, fixed_ms, utc_offset_ms: cohort.utc_offset_ms }];
  });
}

/**
 * A meter of the figures of docs/explanation/hypotheses.md, on the phones of a run itself.
 * @param cohortOf the cohort of a phone
 */
export function createLifeMeter(world: World, cohortOf: (device: number) => string | undefined): LifeMeter {
  const { end_ms } = world;
  const cohorts = new Map(
    affectedCohorts(world).map((one): [string, Affected] => [one.id, { ...one, phones: new Map() }]),
  );
  const lifeOf = (device: number): readonly [Affected, OpenLife] | null => {
    const affected = cohorts.get(cohortOf(device) ?? '');
    if (!affected) return null;
    const life = affected.phones.get(device);
    if (life) return [affected, life];
    if (affected.phones.size >= PHONES_MEASURED) return null;
    const unlived = {
      client_from_ms: end_ms,
      client_until_ms: end_ms,
      boots_ms: [],
      wakes_ms: [],
      unlocks_ms: [],
      reports: [],
    };
    affected.phones.set(device, unlived);
    return [affected, unlived];
  };
  const slim = createSlimmer();
  return {
    truth(entry) {
      const found = lifeOf(entry.device);
      if (found) live(...found, entry, end_ms);
    },
    record({ record, truth }) {
      if (!truth) return;
      const sent = lifeOf(truth.device)?.[1].reports.findLast(({ time_ms }) => time_ms === truth.time_ms);
      if (sent) (sent as { record: Report['record'] }).record = slim(record);
    },
    figures: () =>
      [...cohorts.values()].map((affected) => ({
        cohort: affected.id,
        phones: affected.phones.size,
        values: valuesOf(affected, end_ms),
      })),
  };
}

/**
 * Keeps of a record what figures ask of it: which fields are filled, whether it was HTTP, and what came of it. The same for
 * all records that are alike in this, of which there are few.
 */
function createSlimmer(): (record: ExchangeRecord) => ExchangeRecord {
  const kept = new Map<string, ExchangeRecord>();
  return (record) => {
    const { request, report, decision } = record;
    const filled = report && Object.keys(report).filter((name) => report[name] !== '' && fieldDefinition(name));
    const method = 'method' in request ? request.method : null;
    const key = JSON.stringify([filled, method, decision.outcome]);
    const known = kept.get(key);
    if (known) return known;
    if (kept.size >= KINDS_MAX) return { ...record, anomalies: [], request: withoutContent(request) };
    kept.set(key, record);
    return record;
  };
}

/** Whoever sends requests can make each unlike all others: what is kept of these is a little more. */
const KINDS_MAX = 1_000;

function withoutContent(request: ExchangeRecord['request']): ExchangeRecord['request'] {
  return 'method' in request ? { ...request, headers: [], body_base64: '' } : { bytes_base64: '' };
}

function live({ leaky }: Affected, life: OpenLife, { event, time_ms, build }: TruthRead, end_ms: number): void {
  if (event === 'screen_on') life.wakes_ms.push(time_ms);
  else if (event === 'user_present') life.unlocks_ms.push(time_ms);
  else if (event === 'report') life.reports.push({ time_ms, record: null });
  else if (event === 'boot_completed') {
    life.boots_ms.push(time_ms);
    if (leaky.has(build) && life.client_from_ms === end_ms) life.client_from_ms = time_ms;
  } else if (event === 'system_update' && !leaky.has(build) && life.client_from_ms < end_ms) {
    life.client_until_ms = Math.min(life.client_until_ms, time_ms);
  }
}

function valuesOf({ phones, released_ms, fixed_ms, utc_offset_ms }: Affected, end_ms: number): Values {
  const life: CellLife = {
    // What is figured of a phone that never got the client says nothing about the client.
    phones: [...phones.values()].filter(({ client_from_ms }) => client_from_ms < end_ms),
    released_ms: released_ms ?? 0,
    fixed_ms: fixed_ms ?? end_ms,
    end_ms,
    utc_offset_ms,
  };
  const values: Record<ClaimFigure, number | null> = measureFigures(life);
  // Before an update that never was, nothing can be measured.
  if (released_ms === null) values['phones-reporting-early'] = null;
  if (fixed_ms === null) values['fixed-reports-a-day'] = null;
  return values;
}
