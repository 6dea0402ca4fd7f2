import { grouped } from '@phonehome/shared';
import type { RunFacts } from '../run/run-facts.ts';

/** A share for people, in percent: none reads as zero that is not, and none as all. */
export function percent(count: number, of: number): string {
  if (of === 0) return 'none';
  const share = (count * 100) / of;
  if (count > 0 && share < 0.1) return 'less than 0.1 %';
  if (count < of && share > 99.9) return 'more than 99.9 %';
  return `${Number(share.toFixed(1))} %`;
}

/** A number of things: `1 phone`, `2 phones`. */
export function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** In how many reports one of these fields was filled, the most often filled of them. */
export function reportsWith(facts: RunFacts, names: readonly string[]): number {
  return Math.max(0, ...facts.fields.filter(({ name }) => names.includes(name)).map(({ reports }) => reports));
}

/** `32,367 of 32,373 reports (99.9 %)`. */
export function ofReports(count: number, { reports }: RunFacts): string {
  return `${grouped(count)} of ${counted(reports, 'report')} (${percent(count, reports)})`;
}
