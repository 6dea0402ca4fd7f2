import { grouped } from '@phonehome/shared';
import { type MeasureId, measures } from './measures.ts';
import type { Prevention } from './result.ts';
import type { Spread } from './spread.ts';

const MINUTES_AN_HOUR = 60;

/** A value of a measure for people. */
export function valueText(measure: MeasureId, value: number): string {
  const { unit } = measures[measure];
  if (unit === 'share') return `${decimals(value * 100)} %`;
  if (unit === 'count') return decimals(value);
  return value < 2 ? `${decimals(value * MINUTES_AN_HOUR)} min` : `${decimals(value)} h`;
}

/** A spread for people: the middle, and where it is not the same in all seeds, from where to where. */
export function spreadText(measure: MeasureId, spread: Spread | null | undefined): string {
  if (!spread) return '-';
  const [min, median, max] = [spread.min, spread.median, spread.max].map((value) => valueText(measure, value));
  return min === max ? `${median}` : `${median} (${bare(min)}-${bare(max)})`;
}

function bare(text: string | undefined): string {
  return (text ?? '').replace(/ (%|min|h)$/, '');
}

function decimals(value: number): string {
  const digits = value !== 0 && Math.abs(value) < 10 ? 1 : 0;
  const rounded = Number(value.toFixed(digits));
  return rounded >= 10_000 ? grouped(Math.round(rounded)) : String(rounded);
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** Which runs it is about: `people-who-move: 4 affected phones of 8, 14 days, the seeds 23 to 27`. */
export function aboutText({ scenario, affected, devices, days, seed, seeds }: Prevention): string {
  const which = seeds === 1 ? `seed ${seed}` : `the seeds ${seed} to ${seed + seeds - 1}`;
  const phones = `${affected.phones} affected phone${affected.phones === 1 ? '' : 's'} of ${devices}`;
  return `${scenario}: ${phones}, ${days} day${days === 1 ? '' : 's'}, ${which}`;
}
