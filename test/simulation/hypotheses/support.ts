import type { ExchangeRecord } from '@phonehome/fake-server';
import { type ClaimFigure, claimFigures, MS_PER_DAY } from '@phonehome/shared';
import type { Cell, CellLife, CellResult, Hypotheses, PhoneLife, Values } from '@phonehome/simulation';
import { figures, judgeClaim, wholeGrid } from '@phonehome/simulation';

export const someCell: Cell = {
  origin: 'update',
  family: 'phone-2017',
  triggers: 'as-reported',
  wifi_sleep: 'always',
  server: 'refuse',
  slots: '1',
  network: 'wifi',
};

export const HOUR_MS = MS_PER_DAY / 24;
export const MINUTE_MS = HOUR_MS / 60;
export const SECOND_MS = MINUTE_MS / 60;

/** What a server keeps of a report with some fields. */
export function recordOf(
  report: Readonly<Record<string, string>> | null = {},
  outcome: ExchangeRecord['decision']['outcome'] = 'refused',
): ExchangeRecord {
  const request = { method: 'POST', target: '/', http_version: '1.1', headers: [], body_base64: '' };
  const decision = { outcome, policy_rule: 'every-report', result_code: null, why: '' };
  return { v: 1, exchange_id: 'x', time_ms: 0, request, report, anomalies: [], decision };
}

/** A phone that has the client from day 2 to day 10, and does and sends nothing but what is given. */
export function phone(given: Partial<Omit<PhoneLife, 'reports'>> & { reports_ms?: readonly number[] }): PhoneLife {
  const { reports_ms = [], ...rest } = given;
  return {
    client_from_ms: 2 * MS_PER_DAY,
    client_until_ms: 10 * MS_PER_DAY,
    boots_ms: [],
    wakes_ms: [],
    unlocks_ms: [],
    reports: reports_ms.map((time_ms) => ({ time_ms, record: recordOf() })),
    ...rest,
  };
}

/** The life of a cell with such phones, in twelve days, at UTC. */
export function life(phones: readonly PhoneLife[], utc_offset_ms = 0): CellLife {
  return { phones, released_ms: 2 * MS_PER_DAY, fixed_ms: 10 * MS_PER_DAY, end_ms: 12 * MS_PER_DAY, utc_offset_ms };
}

/** The value of a figure for such phones. */
export function measured(figure: ClaimFigure, ...phones: readonly PhoneLife[]): number | null {
  return figures[figure].measure(life(phones));
}

/** Figures of a cell of which only some matter. */
export function values(some: Partial<Values> = {}): Values {
  return { ...(Object.fromEntries(claimFigures.map((id) => [id, null])) as Values), ...some };
}

/** A claim for a made-up result. */
export function claim(id: string, figure: ClaimFigure, more: Partial<Hypotheses['claims'][number]> = {}) {
  const measure = [{ figure, fits: { at_least: 0.9 }, contradicts: { at_most: 0.5 } }];
  const base = { id, who: ['press'], kind: 'observation', paraphrase: `Says ${id}.`, confidence: 'C' } as const;
  return { ...base, role: 'observation', measure, disputed_by: [], ...more } as Hypotheses['claims'][number];
}

/** A made-up result: the figures of each cell, under each of some seeds, held against some claims. */
export function madeUp(
  claims: Hypotheses['claims'],
  cells: readonly { readonly cell: Cell; readonly seeds: readonly Partial<Values>[] }[],
): Hypotheses {
  return {
    format: 'phonehome-hypotheses/1',
    scenario: 'incident',
    seed: 5,
    seeds: cells[0]?.seeds.length ?? 0,
    phones: 2,
    days: 12,
    grid: wholeGrid,
    figures,
    claims,
    unmeasured: [],
    cells: cells.map(({ cell, seeds }) => resultOf(claims, cell, seeds)),
  };
}

function resultOf(claims: Hypotheses['claims'], cell: Cell, seeds: readonly Partial<Values>[]): CellResult {
  const verdicts = Object.fromEntries(claims.map(({ id, measure }) => [id, judgeClaim(measure, seeds.map(values))]));
  const observations = claims.filter(({ role }) => role === 'observation').map(({ id }) => id);
  const ruled_out_by = observations.filter((id) => verdicts[id]?.verdict === 'contradicts');
  const fits = observations.every((id) => verdicts[id]?.verdict === 'fits');
  const figuresOf = (id: ClaimFigure) => {
    const sorted = seeds.flatMap((seed) => seed[id] ?? []).sort((a, b) => a - b);
    const [min = null] = sorted;
    return min === null ? null : { min, median: min, max: sorted.at(-1) as number, seeds: sorted.length };
  };
  return {
    cell,
    standing: ruled_out_by.length > 0 ? 'ruled-out' : fits ? 'fits' : 'open',
    ruled_out_by,
    figures: Object.fromEntries(claimFigures.map((id) => [id, figuresOf(id)])) as CellResult['figures'],
    verdicts,
  };
}
