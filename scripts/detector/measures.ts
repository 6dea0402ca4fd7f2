/** How well scores tell what is wanted from the rest. */
export interface Quality {
  /** The chance that one that is wanted scores higher than one that is not; equal scores count half. */
  readonly auc: number;
  /** Of those that are flagged, the share that is wanted; null where none is flagged. */
  readonly precision: number | null;
  /** Of the wanted, the share that is flagged. */
  readonly recall: number;
}

/** From which score on an exchange is flagged. */
export const THRESHOLD = 0.5;

/** How well `scores` tell the wanted ones. */
export function qualityOf(scores: readonly number[], wanted: readonly boolean[]): Quality {
  let flagged = 0;
  let hits = 0;
  let all = 0;
  scores.forEach((score, at) => {
    const yes = wanted[at] === true;
    if (yes) all++;
    if (score < THRESHOLD) return;
    flagged++;
    if (yes) hits++;
  });
  return {
    auc: aucOf(scores, wanted),
    precision: flagged === 0 ? null : hits / flagged,
    recall: all === 0 ? 0 : hits / all,
  };
}

/**
 * The area under the curve of hits by false alarms (ROC), by the ranks of the scores (Mann and Whitney).
 * @throws RangeError when one of the two kinds is missing
 */
export function aucOf(scores: readonly number[], wanted: readonly boolean[]): number {
  const order = scores.map((_, at) => at).sort((a, b) => (scores[a] as number) - (scores[b] as number));
  let ranks = 0;
  let positives = 0;
  for (let from = 0; from < order.length; ) {
    let until = from;
    while (until < order.length && scores[order[until] as number] === scores[order[from] as number]) until++;
    const rank = (from + until + 1) / 2;
    for (const at of order.slice(from, until)) {
      if (wanted[at]) {
        ranks += rank;
        positives++;
      }
    }
    from = until;
  }
  const negatives = scores.length - positives;
  if (positives === 0 || negatives === 0) throw new RangeError('an AUC needs both: what is wanted, and what is not');
  return (ranks - (positives * (positives + 1)) / 2) / (positives * negatives);
}
