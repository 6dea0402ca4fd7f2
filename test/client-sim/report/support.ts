import { collectReport, createIdentity, createPhone, type Phone, type ReportSource } from '@phonehome/client-sim';
import { parseDateTime, type Report, type ResolvedCohort } from '@phonehome/shared';
import { build, everyday, timings } from '../support.ts';

export const CELL = 300;
export const SEED = 9;
type Sim = ResolvedCohort['sims'][number];

export const norwegian: Sim = { operator: 'a Norwegian operator', country: 'NO', card: 'generic', volte: 'on' };
export const chinaTelecom: Sim = { operator: 'China Telecom', country: 'CN', card: 'china-telecom', volte: 'off' };

/** A cohort of phones with so many slots and these cards. */
export function cohort(sim_slots: 1 | 2, sims: readonly Sim[], changes: Partial<ResolvedCohort> = {}): ResolvedCohort {
  return {
    id: 'cohort',
    title: 'phones',
    data_sim: 1,
    model: { model: 'HMD-Nokia 7 plus', sim_slots, os_version: '8.1.0', rom: '64GB', ram: '4GB' },
    sims,
    next_sim: sims[0] ?? norwegian,
    behaviour: everyday(),
    timings,
    occasions: [],
    utc_offset_ms: 0,
    first_build: build(),
    updates: [],
    ...changes,
  };
}

/** What a report is about: phone 4 of a cohort, in service on mobile data on 1 February 2019, with changes. */
export function source(
  of: ResolvedCohort,
  phone: Partial<Phone> = {},
  changes: Partial<Omit<ReportSource, 'model' | 'phone'>> = {},
): ReportSource {
  const { behaviour, first_build, next_sim, sims, model } = of;
  const unpacked = createPhone({
    behaviour,
    timings,
    build: first_build,
    sim_slots: model.sim_slots,
    sims,
    next_sim,
    data_slot: of.data_sim,
    home_cell: CELL,
  });
  return {
    model,
    identity: createIdentity(of, 4, SEED),
    phone: { ...unpacked, in_service: true, network: 'mobile', ...phone },
    local_ms: parseDateTime('2019-02-01 12:34:56') as number,
    with_coordinates: false,
    ...changes,
  };
}

/** The report of such a phone. */
export function report(...of: Parameters<typeof source>): Report {
  return collectReport(source(...of));
}
