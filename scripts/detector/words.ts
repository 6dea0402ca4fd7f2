import type { Quality } from './measures.ts';

/** A quality in a cell of a table. */
export function qualityText({ auc, precision, recall }: Quality): string {
  return `${share(auc)}; ${precision === null ? '–' : percent(precision)}, ${percent(recall)}`;
}

/** A share with four digits, never rounded to all or nothing. */
export function share(value: number): string {
  if (value < 1 && value > 0.99995) return '>0.9999';
  return value === 1 || value === 0 ? String(value) : value.toFixed(4);
}

/** A share in percent, never rounded to all or nothing. */
export function percent(value: number): string {
  if (value > 0 && value < 0.0005) return '<0.1 %';
  if (value < 1 && value >= 0.9995) return '>99.9 %';
  return `${(value * 100).toFixed(1)} %`;
}
