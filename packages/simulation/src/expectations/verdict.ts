import { type Expectation, MS_PER_DAY } from '@phonehome/shared';

/** What came of an expectation. */
export interface Verdict {
  readonly id: string;
  readonly says: string;
  /** What was demanded, in words. */
  readonly demanded: string;
  /** What was measured, in words. */
  readonly measured: string;
  /** not-judged: an absolute count for another seed or number of devices. */
  readonly status: 'held' | 'failed' | 'not-judged';
}

/** What a meter has counted for an expectation. */
export interface Counts {
  readonly count: number;
  /** Phones that have lived in the setting, and for how long in all. */
  readonly phones: number;
  readonly phone_ms: number;
  /** All reports of the same cohort, phase and build. */
  readonly reports: number;
  /** The counts of every phone, SIM and build by itself; null without `each`, or when there were none. */
  readonly groups: Spread | null;
}

/** Between which values the counts of so many groups lie. */
export interface Spread {
  readonly groups: number;
  readonly least: number;
  readonly most: number;
}

/** What was counted on two stretches of devices together. A group is of one device, so none is in both. */
export function mergeCounts(a: Counts, b: Counts): Counts {
  return {
    count: a.count + b.count,
    phones: a.phones + b.phones,
    phone_ms: a.phone_ms + b.phone_ms,
    reports: a.reports + b.reports,
    groups: mergeSpread(a.groups, b.groups),
  };
}

/** The spread of the groups of both. */
export function mergeSpread(a: Spread | null, b: Spread | null): Spread | null {
  if (!a || !b) return a ?? b;
  return {
    groups: a.groups + b.groups,
    least: Math.min(a.least, b.least),
    most: Math.max(a.most, b.most),
  };
}

/** Judges what was counted. An expectation about a setting in which no phone ever was has not been tested: it fails. */
export function judge(expectation: Expectation, counts: Counts, run: { seed: number; devices: number }): Verdict {
  const { id, says, given } = expectation;
  const base = { id, says, demanded: demandOf(expectation) };
  if (given && (given.seed !== run.seed || given.devices !== run.devices)) {
    const measured = `${number(counts.count)}, in a run with another seed or number of devices`;
    return { ...base, measured, status: 'not-judged' };
  }
  if (counts.phone_ms === 0) {
    return { ...base, measured: 'untested: no phone was ever there; try more devices', status: 'failed' };
  }
  const { values, measured } = measure(expectation, counts);
  if (values.length === 0) return { ...base, measured, status: 'failed' };
  return { ...base, measured, status: values.every((value) => isWithin(expectation, value)) ? 'held' : 'failed' };
}

function measure({ per, each }: Expectation, counts: Counts): { values: number[]; measured: string } {
  const { count, phones, phone_ms, reports, groups } = counts;
  if (each) {
    // Wherever a phone has lived there is a group, if only one without a count.
    const { least, most, groups: length } = groups ?? { least: 0, most: 0, groups: 0 };
    return { values: [least, most], measured: `${number(least)} to ${number(most)} in ${number(length)} groups` };
  }
  if (per === undefined) return { values: [count], measured: number(count) };
  const divisor = { 'phone-day': phone_ms / MS_PER_DAY, phone: phones, report: reports }[per];
  if (divisor === 0) return { values: [], measured: 'untested: there was no report at all' };
  const measured = `${number(count / divisor)} (${number(count)} in ${number(divisor)} ${per}s)`;
  return { values: [count / divisor], measured };
}

function isWithin({ none, exactly, at_least, at_most }: Expectation, value: number): boolean {
  if (none) return value === 0;
  if (exactly !== undefined) return value === exactly;
  return value >= (at_least ?? 0) && value <= (at_most ?? Number.POSITIVE_INFINITY);
}

function demandOf({ count, per, each, none, exactly, at_least, at_most, where }: Expectation): string {
  const what = count.replace('_', ' ');
  const filters = Object.entries(where).map(([name, value]) => `${name.replace('_', ' ')} ${value}`);
  const place = filters.length > 0 ? ` (${filters.join(', ')})` : '';
  if (none) return `no ${what}${place}`;
  if (exactly !== undefined) return `exactly ${number(exactly)} ${what}${place}`;
  const bounds = [at_least !== undefined && `at least ${at_least}`, at_most !== undefined && `at most ${at_most}`];
  const range = bounds.filter(Boolean).join(' and ');
  if (per === 'report') return at_least === 1 ? `all reports${place}` : `${range} of all reports${place}`;
  const unit = per ? ` a ${per}` : each ? ` for each ${each}` : '';
  return `${range} ${what}${unit}${place}`;
}

/** At most four decimals, none for integers: the same everywhere, without locale. */
function number(value: number): string {
  return String(Number(value.toFixed(4)));
}
