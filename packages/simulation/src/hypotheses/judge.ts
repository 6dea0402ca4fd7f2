import type { Claim, ClaimFigure, Measure } from '@phonehome/shared';

/** What a figure, or all figures of a claim, say about it. */
export type Judgement = 'fits' | 'contradicts' | 'undecided';

/** How many seeds went which way. */
export type Counts = Readonly<Record<Judgement, number>>;

/** What came of holding a cell against a claim, over all seeds. */
export interface ClaimVerdict extends Counts {
  /** What every seed says; undecided as soon as they differ. */
  readonly verdict: Judgement;
  /** The figure that decides: the one that contradicts, else the one that least often fits. */
  readonly decided_by: ClaimFigure;
}

/** The figures of a cell under one seed; null where there was nothing to measure. */
export type Values = Readonly<Record<ClaimFigure, number | null>>;

/** How claims are held against cells: only undisputed observations can rule one out. */
export type Role = 'observation' | 'disputed' | 'statement';

/** The role of a claim that has a measure. */
export function roleOf({ kind, disputed_by }: Claim): Role {
  if (disputed_by) return 'disputed';
  return kind === 'observation' ? 'observation' : 'statement';
}

/** Judges a value: nothing to measure decides nothing. */
export function judgeValue({ fits, contradicts }: Measure, value: number | null): Judgement {
  if (value === null) return 'undecided';
  if (contradicts && isWithin(contradicts, value)) return 'contradicts';
  return isWithin(fits, value) ? 'fits' : 'undecided';
}

/** Holds the figures of all seeds against a claim: it fits if every figure does, and one that contradicts is enough. */
export function judgeClaim(measures: readonly Measure[], seeds: readonly Values[]): ClaimVerdict {
  const parts = measures.map((measure) => seeds.map((values) => judgeValue(measure, values[measure.figure])));
  const counts = count(seeds.map((_, seed) => join(parts.map((part) => part[seed] as Judgement))));
  const unanimous = (['fits', 'contradicts'] as const).find((judgement) => counts[judgement] === seeds.length);
  const tallies = parts.map(count);
  const weight =
    unanimous === 'contradicts' ? tallies.map((part) => part.contradicts) : tallies.map((part) => -part.fits);
  const decisive = measures[weight.indexOf(Math.max(...weight))] as Measure;
  return { verdict: unanimous ?? 'undecided', ...counts, decided_by: decisive.figure };
}

function join(parts: readonly Judgement[]): Judgement {
  if (parts.includes('contradicts')) return 'contradicts';
  return parts.every((part) => part === 'fits') ? 'fits' : 'undecided';
}

function count(judgements: readonly Judgement[]): Counts {
  const of = (wanted: Judgement): number => judgements.filter((judgement) => judgement === wanted).length;
  return { fits: of('fits'), contradicts: of('contradicts'), undecided: of('undecided') };
}

function isWithin({ at_least = 0, at_most = Number.POSITIVE_INFINITY }: Measure['fits'], value: number): boolean {
  return value >= at_least && value <= at_most;
}
