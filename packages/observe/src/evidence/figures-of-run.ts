import { counted, grouped } from '@phonehome/shared';
import { DISTINCT_MAX } from '../run/field-counter.ts';
import type { FieldFacts, RunFacts } from '../run/run-facts.ts';

/** A share for people, in percent: none reads as zero that is not, and none as all. */
export function percent(count: number, of: number): string {
  if (of === 0) return 'none';
  const share = (count * 100) / of;
  if (count > 0 && share < 0.1) return 'less than 0.1 %';
  if (count < of && share > 99.9) return 'more than 99.9 %';
  return `${Number(share.toFixed(1))} %`;
}

/** How many different values a field had, as far as they were counted: `250 cells`, `20,000 cells or more`. */
export function valuesText({ values }: Pick<FieldFacts, 'values'>, noun: string): string {
  return `${counted(values, noun)}${values >= DISTINCT_MAX ? ' or more' : ''}`;
}

/** In how many reports one of these fields was filled, the most often filled of them. */
export function reportsWith(facts: RunFacts, names: readonly string[]): number {
  return Math.max(0, ...facts.fields.filter(({ name }) => names.includes(name)).map(({ reports }) => reports));
}

/** `32,367 of 32,373 reports (99.9 %)`. */
export function ofReports(count: number, { reports }: RunFacts): string {
  return `${grouped(count)} of ${counted(reports, 'report')} (${percent(count, reports)})`;
}

/** `32,373 of 32,373 requests (100 %)`. */
export function requestsText(count: number, { reports }: RunFacts): string {
  return `${grouped(count)} of ${counted(reports, 'request')} (${percent(count, reports)})`;
}
