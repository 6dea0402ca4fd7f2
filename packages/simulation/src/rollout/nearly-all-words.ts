import { MS_PER_DAY } from '@phonehome/shared';
import type { FixPlan } from './nearly-all.ts';

/** How long the fix had been out, in milliseconds. */
export function afterOf({ days_before }: FixPlan): number {
  return days_before * MS_PER_DAY;
}

/** A median uptake for people. */
export function medianText(days: number | null): string {
  return days === null ? 'out of reach' : `${days.toFixed(1)} days`;
}

/** A share in percent for people. */
export function percent(share: number, decimals = 1): string {
  return `${(share * 100).toFixed(decimals)} %`;
}
