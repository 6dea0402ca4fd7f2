import type { Counts } from './findings.ts';
import { THRESHOLD } from './measures.ts';
import { placeOf, type Sample } from './samples.ts';

/** Of which kind a sample is: of the background the application, of the others the label. */
export function kindOf({ truth: { application, label } }: Sample): string {
  return application ?? label;
}

/** Of which kind a report is, and how many fields it has. */
export function formOf(report: Sample): string {
  return `${kindOf(report)}, ${report.values[placeOf('values')]} fields`;
}

/** How many samples of each kind. */
export function countsOf(samples: readonly Sample[], kind: (sample: Sample) => string): Counts {
  const counts = new Map<string, number>();
  for (const sample of samples) counts.set(kind(sample), (counts.get(kind(sample)) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** By kind: the share of samples whose score flags them. */
export function flaggedShares(
  scored: readonly { readonly sample: Sample; readonly score: number }[],
  kind: (sample: Sample) => string,
): Counts {
  const count = (some: typeof scored): Counts =>
    countsOf(
      some.map(({ sample }) => sample),
      kind,
    );
  const flagged = count(scored.filter(({ score }) => score >= THRESHOLD));
  return Object.fromEntries(Object.entries(count(scored)).map(([of, all]) => [of, (flagged[of] ?? 0) / all]));
}
