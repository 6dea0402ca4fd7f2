import type { PhoneRun } from '@phonehome/client-sim';
import { type OutcomeName, outcomes } from '@phonehome/shared';
import type { Setting, Witnessed, WitnessedReport } from './witnessed.ts';

/** What a tally hears of a run, in order of time for each phone. */
export interface Listener {
  /** A phone, switched on at least once, has been in a setting for a while. */
  lived(setting: Setting, run: PhoneRun, duration_ms: number): void;
  /** Absent on a listener that only reports concern: most things that happen are none. */
  readonly happened?: (setting: Setting, witnessed: Witnessed) => void;
  reported(setting: Setting, report: WitnessedReport, run: PhoneRun): void;
}

/** The sums for one setting; the reports by what the server decided on them. */
export interface TallyCell extends Setting, Record<OutcomeName, number> {
  phone_ms: number;
  boots: number;
  unlocks: number;
  wakes: number;
  sim_swaps: number;
  held_back: number;
  reports: number;
  /** Reports that the server has no record of. */
  lost: number;
  /** Activations sent to the maker's own server. */
  activations: number;
}

/** Outcomes that have a column in a result only where they were met: the first results did not know them. */
const LATER = ['redirect', 'partial'] as const satisfies readonly OutcomeName[];
type Later = (typeof LATER)[number];

/** A cell of a result. */
export type ResultCell = Omit<TallyCell, Later> & Partial<Pick<TallyCell, Later>>;

/** The cells of a whole run without the columns that nobody would miss. */
export function resultCells(cells: readonly TallyCell[]): ResultCell[] {
  const unmet = LATER.filter((name) => cells.every((cell) => cell[name] === 0));
  return cells.map((cell): ResultCell => {
    const shown: ResultCell = { ...cell };
    for (const name of unmet) delete shown[name];
    return shown;
  });
}

/** A column for each outcome. */
const NO_OUTCOMES = Object.fromEntries(outcomes.map((name) => [name, 0])) as Record<OutcomeName, number>;

/** Sums by cohort, phase and build. */
export interface Tally extends Listener {
  cells(): readonly TallyCell[];
}

const keyOf = ({ cohort, phase, build }: Setting): string => `${cohort} ${phase} ${build}`;

/** The cells of two stretches of devices together, in no order. */
export function mergeCells(a: readonly TallyCell[], b: readonly TallyCell[]): TallyCell[] {
  const cells = new Map(a.map((cell) => [keyOf(cell), { ...cell }]));
  for (const cell of b) {
    const sum = cells.get(keyOf(cell));
    if (sum) addTo(sum, cell);
    else cells.set(keyOf(cell), { ...cell });
  }
  return [...cells.values()];
}

type Column = Exclude<keyof TallyCell, keyof Setting>;

function addTo(sum: TallyCell, cell: TallyCell): void {
  const { cohort: _c, phase: _p, build: _b, ...columns } = cell;
  for (const [column, value] of Object.entries(columns)) sum[column as Column] += value;
}

/** An empty tally. */
export function createTally(): Tally {
  const cells = new Map<string, TallyCell>();
  // A phone lives through a whole day before the next one does, so the cell is nearly always the same again.
  let latest: TallyCell | null = null;
  const cellOf = (setting: Setting): TallyCell => {
    const { cohort, phase, build } = setting;
    if (latest?.build === build && latest.phase === phase && latest.cohort === cohort) return latest;
    const key = keyOf(setting);
    let cell = cells.get(key);
    if (!cell) {
      const zero = { phone_ms: 0, boots: 0, unlocks: 0, wakes: 0, sim_swaps: 0, held_back: 0, reports: 0 };
      cell = { cohort, phase, build, ...zero, ...NO_OUTCOMES, lost: 0, activations: 0 };
      cells.set(key, cell);
    }
    latest = cell;
    return cell;
  };
  return {
    lived(setting, _run, duration_ms) {
      cellOf(setting).phone_ms += duration_ms;
    },
    happened(setting, { happening }) {
      const cell = cellOf(setting);
      if (happening.event === 'boot_completed') cell.boots++;
      else if (happening.event === 'user_present') cell.unlocks++;
      else if (happening.event === 'screen_on') cell.wakes++;
      else if (happening.event === 'sim_removed') cell.sim_swaps++;
      else if (happening.event === 'held_back') cell.held_back++;
      else if (happening.event === 'activation') cell.activations++;
    },
    reported(setting, { record }) {
      const cell = cellOf(setting);
      cell.reports++;
      if (record) cell[record.decision.outcome]++;
      else cell.lost++;
    },
    cells: () => [...cells.values()],
  };
}
