import type { Group } from './feature.ts';
import { type Detector, trainDetector } from './model.ts';
import { features, type Sample } from './samples.ts';

/** A detector that was trained on some groups of features. */
export interface TrainedView {
  /** Which features it has, as places among all. */
  readonly places: readonly number[];
  /** For each sample the chance that it is what was looked for. */
  score(samples: readonly Sample[]): number[];
  /** The same of rows that have its features alone. */
  scoreRows: Detector['score'];
  close(): void;
}

/** Trains a detector on what some groups of features say of the samples. */
export async function trainView(
  groups: readonly Group[],
  samples: readonly Sample[],
  isWanted: (sample: Sample) => boolean,
): Promise<TrainedView> {
  const places = features.flatMap(({ group }, place) => (groups.includes(group) ? [place] : []));
  const names = places.map((place) => features[place]?.name as string);
  const detector = await trainDetector({ names, values: rowsOf(samples, places) }, samples.map(isWanted));
  return {
    places,
    score: (rows) => detector.score(rowsOf(rows, places)),
    scoreRows: (rows) => detector.score(rows),
    close: () => detector.close(),
  };
}

/** What the features at some places say of samples. */
export function rowsOf(samples: readonly Sample[], places: readonly number[]): number[][] {
  return samples.map(({ values }) => places.map((place) => values[place] as number));
}

/** Every so many-th of the samples, so that at most `most` are left. */
export function thinned<T>(samples: readonly T[], most: number): T[] {
  const step = Math.max(1, Math.ceil(samples.length / most));
  return samples.filter((_, at) => at % step === 0);
}
