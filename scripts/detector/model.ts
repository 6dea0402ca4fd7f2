import loadYdf, { type Columns, type Ydf } from 'ydf-training';

/** Rows of numbers, each with as many as there are names. */
export interface Rows {
  readonly names: readonly string[];
  readonly values: readonly (readonly number[])[];
}

/** A detector that has been trained. */
export interface Detector {
  /** For each row the chance, from 0 to 1, that it is what was looked for. */
  score(values: readonly (readonly number[])[]): number[];
  /** Gives the memory of the model back. */
  close(): void;
}

const LABEL = 'is_wanted';
const YES = 'yes';
const NO = 'no';

let loaded: Promise<Ydf> | undefined;

/**
 * Trains a detector: a random forest of 300 trees, each of other rows and features, that vote; all its settings are the
 * library's own. It is seeded by the library: the same rows give the same detector.
 * @param wanted for each row, whether it is what is looked for; both must occur
 */
export async function trainDetector({ names, values }: Rows, wanted: readonly boolean[]): Promise<Detector> {
  const silent = (): void => undefined;
  loaded ??= loadYdf({ print: silent, printErr: silent });
  const ydf = await loaded;
  const learner = new ydf.RandomForestLearner(LABEL, 'CLASSIFICATION');
  const model = learner.train({ ...columnsOf(names, values), [LABEL]: wanted.map((yes) => (yes ? YES : NO)) });
  const second = model.getLabelClasses()[1];
  return {
    score: (rows) => {
      const chances = model.predict(columnsOf(names, rows));
      return second === YES ? chances : chances.map((chance) => 1 - chance);
    },
    close: () => model.unload(),
  };
}

function columnsOf(names: readonly string[], rows: readonly (readonly number[])[]): Columns {
  return Object.fromEntries(names.map((name, at) => [name, rows.map((row) => row[at] as number)]));
}
