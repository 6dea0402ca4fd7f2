import { type RandomStream, randomStream } from '@phonehome/shared';
import { aucOf } from './measures.ts';
import { features, type Sample } from './samples.ts';
import { rowsOf, type TrainedView } from './train-view.ts';

/** What a detector loses when a feature no longer says anything. */
export interface Importance {
  readonly name: string;
  /** AUC with all features, less the AUC after the values of this one were dealt anew among the samples. */
  readonly auc_loss: number;
}

/** Nothing is generated here, so that any stream will do. */
const dealingStream = (subject: number): RandomStream => randomStream(1, 'split', subject);

/** How much each feature matters to a detector, by permutation; the most important first. */
export function importancesOf(
  detector: TrainedView,
  samples: readonly Sample[],
  isWanted: (sample: Sample) => boolean,
): Importance[] {
  const rows = rowsOf(samples, detector.places);
  const wanted = samples.map(isWanted);
  const whole = aucOf(detector.scoreRows(rows), wanted);
  const found = detector.places.map((place, column) => {
    const dealt = shuffled(
      rows.map((row) => row[column] as number),
      column,
    );
    const changed = rows.map((row, at) => row.with(column, dealt[at] as number));
    return { name: features[place]?.name as string, auc_loss: whole - aucOf(detector.scoreRows(changed), wanted) };
  });
  return found.sort((a, b) => b.auc_loss - a.auc_loss || (a.name < b.name ? -1 : 1));
}

/** The same values in another order (Fisher and Yates). */
function shuffled(values: readonly number[], subject: number): number[] {
  const stream = dealingStream(subject);
  const dealt = [...values];
  for (let last = dealt.length - 1; last > 0; last--) {
    const at = stream.below(last + 1);
    [dealt[last], dealt[at]] = [dealt[at] as number, dealt[last] as number];
  }
  return dealt;
}
