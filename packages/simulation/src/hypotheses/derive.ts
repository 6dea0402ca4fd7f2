import { formatDate, loadScenario, PhonehomeError, type Policy, parseDate, type Scenario } from '@phonehome/shared';
import type { Cell } from './grid.ts';

/** The calendar of a cell in days (ours): short, so that many cells can be run under many seeds. */
export const calendar = { before_days: 2, leaking_days: 8, after_days: 2, late_days: 3 } as const;

/** How many phones a cell has (ours): they are alike but for their users. */
export const CELL_PHONES = 2;

/** Half of the phones have an update after so long (ours): nearly all within the day. */
const MEDIAN_UPTAKE_DAYS = 0.05;
/** Everybody restarts the phone once early and once late while it leaks, so that each run has restarts to look at. */
const REBOOT_DAYS = [2, calendar.leaking_days - 2];
const REPLY_DELAY_MS = 120;

/** A scenario for a cell, and the names in it that its figures are about. */
export interface CellScenario {
  readonly scenario: Scenario;
  /** The build that brings the client, and the one that takes it away. */
  readonly client_build: string;
  readonly fixed_build: string;
}

/**
 * The story of a cell: the affected phones of a scenario, alone, with a short calendar of their own and with what the
 * cell says. It is checked as a file would be.
 * @throws PhonehomeError SCENARIO_INVALID if the base tells of no update that brings the client, or of none that follows
 */
export function deriveScenario(base: Scenario, cell: Cell): CellScenario {
  const { cohort, brings, fixes } = affected(base);
  const day = (parseDate(brings.released) as number) - calendar.before_days;
  const date = (days: number): string => formatDate(day + days);
  const fix_day = calendar.before_days + calendar.leaking_days;
  const of2014 = cell.family === 'phone-2014';
  const build = (id: string) => ({
    ...structuredClone(base.builds[id] as Scenario['builds'][string]),
    host: undefined,
    maker_activation: undefined,
  });
  const leaking = build(brings.to);
  const client = {
    family: cell.family,
    regver: of2014 ? '1.0' : leaking.regver === '1.0' ? '7.0' : leaking.regver,
  } as const;
  const behaviour = base.behaviours[cohort.behaviour] as Scenario['behaviours'][string];
  const uptake = { median_days: MEDIAN_UPTAKE_DAYS, never_share: 0 };
  const who = [cohort.id];
  // What is undefined here is left out of the text.
  const draft = {
    ...base,
    id: 'hypothesis',
    devices: CELL_PHONES,
    start: date(0),
    end: date(fix_day + calendar.after_days),
    phases: [
      { id: 'before', title: 'before the update', from: date(0) },
      { id: 'leaking', title: 'the update is out', from: date(calendar.before_days) },
      { id: 'after', title: 'the fix is out', from: date(fix_day) },
    ],
    triggers: cell.triggers,
    // The client of 2014 has no switch that a fix could turn.
    fix: of2014 ? 'remove' : (base.fix ?? 'switch'),
    models: {
      [cohort.model]: {
        ...(base.models[cohort.model] as Scenario['models'][string]),
        sim_slots: cell.slots === '1' ? 1 : 2,
      },
    },
    builds: {
      [cohort.build]: { ...build(cohort.build), client: 'absent' },
      [brings.to]: { ...leaking, ...client, client: 'on' },
      [fixes.to]: { ...build(fixes.to), ...client, client: 'fixed' },
    },
    behaviours: {
      [cohort.behaviour]: {
        ...behaviour,
        ...networkOf(cell, behaviour),
        wifi_sleep: cell.wifi_sleep,
        trips_per_year: 0,
      },
    },
    cohorts: [
      {
        ...cohort,
        weight: 1,
        origin: cell.origin,
        sims: cohort.sims.slice(0, 1),
        data_sim: 1,
        swaps_to: undefined,
        twin_of: undefined,
      },
    ],
    updates: [
      { id: 'brings', cohorts: who, to: brings.to, released: date(calendar.before_days), uptake, brings_client: true },
      { id: 'fixes', cohorts: who, to: fixes.to, released: date(fix_day), uptake },
    ],
    occasions: REBOOT_DAYS.map((days) => ({
      id: `restart-${days}`,
      cohorts: who,
      act: 'reboot',
      on: date(calendar.before_days + days),
    })),
    policy: policyOf(cell),
    remarks: [],
    expect: [{ id: 'some', says: 'phones live', count: 'wakes', where: {}, per: 'phone-day', at_least: 0 }],
  };
  return {
    scenario: loadScenario(JSON.stringify(draft), `the story of ${base.id} as a hypothesis`),
    client_build: brings.to,
    fixed_build: fixes.to,
  };
}

/** Whom the update with the client reaches, and the updates that bring it and end it. */
function affected(base: Scenario) {
  const refuse = (what: string, remedy: string): never => {
    throw new PhonehomeError('SCENARIO_INVALID', [{ what: `${base.id}: ${what}`, remedy }]);
  };
  const remedy = 'Use a scenario like `incident`: an update marked `brings_client`, and a later one with the fix';
  const brings =
    base.updates.find(({ brings_client }) => brings_client) ?? refuse('no update brings the client', remedy);
  const cohort = base.cohorts.find(({ id }) => brings.cohorts.includes(id)) ?? refuse('it reaches nobody', remedy);
  const fixes =
    base.updates.find(({ cohorts, released }) => cohorts.includes(cohort.id) && released > brings.released) ??
    refuse('no later update has a fix', remedy);
  return { brings, cohort, fixes };
}

function networkOf(
  { network }: Cell,
  { wifi_share }: { wifi_share: number },
): { wifi_share: number; mobile_data: true } {
  return { wifi_share: { mixed: wifi_share, wifi: 1, mobile: 0 }[network], mobile_data: true };
}

/** A server that treats all reports alike. */
function policyOf({ server }: Cell): Policy {
  const rule = { id: 'every-report', when: {}, delay_ms: REPLY_DELAY_MS };
  if (server === 'accept') return { rules: [{ ...rule, outcome: 'accepted' }] };
  if (server === 'silent') return { rules: [{ ...rule, outcome: 'silent' }] };
  return { rules: [{ ...rule, outcome: 'refused', result_code: '1', result_desc: 'Not registered' }] };
}
