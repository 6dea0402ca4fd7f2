import { type Claim, type ClaimFigure, type Claims, claimFigures, type Scenario } from '@phonehome/shared';
import type { Progress } from '../engine/progress.ts';
import { CELL_PHONES, calendar, deriveScenario } from './derive.ts';
import { figures, measureFigures } from './figures.ts';
import { type Box, type Cell, cellsOf } from './grid.ts';
import { judgeClaim, roleOf, type Values } from './judge.ts';
import { liveCell } from './life.ts';
import {
  type CellResult,
  HYPOTHESES_FORMAT,
  type Hypotheses,
  type MeasuredClaim,
  type Spread,
  type UnmeasuredClaim,
} from './result.ts';

/** What it takes to examine hypotheses. */
export interface ExamineOptions {
  /** The scenario whose affected phones the cells are about. */
  readonly base: Scenario;
  readonly claims: Claims;
  readonly grid: Box;
  /** The first seed, and how many in a row. */
  readonly seed: number;
  readonly seeds: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs every cell of a grid under every seed and holds it against the claims. A pure function of its options. Yields
 * after each run, so that whoever asks can show progress or give up.
 * @throws PhonehomeError SCENARIO_INVALID for a scenario that tells of no update that brings the client, or of no fix;
 * INTERRUPTED when the signal is aborted
 */
export async function* examineHypotheses(options: ExamineOptions): AsyncGenerator<Progress, Hypotheses> {
  const { base, grid, seed, seeds, signal } = options;
  const cells = cellsOf(grid).map((cell) => ({ cell, story: deriveScenario(base, cell), values: [] as Values[] }));
  const total = cells.length * seeds;
  let done = 0;
  let records = 0;
  // Seed by seed, so that the time of the runs that are done tells that of those to come.
  for (let n = 0; n < seeds; n++) {
    for (const { story, values } of cells) {
      const life = await liveCell(story, seed + n, signal);
      values.push(measureFigures(life));
      records += life.phones.reduce((sum, { reports }) => sum + reports.length, 0);
      yield { stage: 'examining', done: ++done, total, records };
    }
  }
  const claims = options.claims.claims.flatMap(measuredClaim);
  return {
    format: HYPOTHESES_FORMAT,
    scenario: base.id,
    seed,
    seeds,
    phones: CELL_PHONES,
    days: calendar.before_days + calendar.leaking_days + calendar.after_days,
    grid,
    figures: overFigures((id) => ({ says: figures[id].says, unit: figures[id].unit })),
    claims,
    unmeasured: options.claims.claims.flatMap(unmeasuredClaim),
    cells: cells.map(({ cell, values }) => judgeCell(cell, values, claims)),
  };
}

function judgeCell(cell: Cell, values: readonly Values[], claims: readonly MeasuredClaim[]): CellResult {
  const verdicts = Object.fromEntries(claims.map(({ id, measure }) => [id, judgeClaim(measure, values)]));
  const observations = claims.filter(({ role }) => role === 'observation').map(({ id }) => id);
  const ruled_out_by = observations.filter((id) => verdicts[id]?.verdict === 'contradicts');
  const fits = observations.every((id) => verdicts[id]?.verdict === 'fits');
  return {
    cell,
    standing: ruled_out_by.length > 0 ? 'ruled-out' : fits ? 'fits' : 'open',
    ruled_out_by,
    figures: overFigures((id) => spread(values.flatMap((one) => one[id] ?? []))),
    verdicts,
  };
}

function overFigures<T>(of: (id: ClaimFigure) => T): Record<ClaimFigure, T> {
  return Object.fromEntries(claimFigures.map((id) => [id, of(id)])) as Record<ClaimFigure, T>;
}

/** Least, middle and greatest of some values; of an even number, the middle is the lower one. */
function spread(values: readonly number[]): Spread | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const at = (place: number): number => sorted[place] as number;
  return { min: at(0), median: at((sorted.length - 1) >> 1), max: at(sorted.length - 1), seeds: sorted.length };
}

function measuredClaim(claim: Claim): MeasuredClaim[] {
  const { id, who, kind, paraphrase, confidence, measure, disputed_by = [] } = claim;
  return measure ? [{ id, who, kind, paraphrase, confidence, role: roleOf(claim), measure, disputed_by }] : [];
}

function unmeasuredClaim({ id, kind, paraphrase, not_measurable, not_simulable }: Claim): UnmeasuredClaim[] {
  const why = not_measurable ?? not_simulable;
  return kind === 'observation' && why ? [{ id, paraphrase, why }] : [];
}
