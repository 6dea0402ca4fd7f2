/** What is used here of `ydf-training`, which has no types of its own. */
declare module 'ydf-training' {
  export type Columns = Readonly<Record<string, readonly number[] | readonly string[]>>;

  export interface Model {
    /** Of two classes: for each row the chance that it is of the second of `getLabelClasses()`. */
    predict(columns: Columns): number[];
    getLabelClasses(): string[];
    /** Gives its memory back. */
    unload(): void;
  }

  export interface Learner {
    train(columns: Columns): Model;
  }

  export interface Ydf {
    readonly RandomForestLearner: new (label: string, task: 'CLASSIFICATION') => Learner;
  }

  export default function load(options: {
    /** Hears each line that training tells. */
    print(line: string): void;
    printErr(line: string): void;
  }): Promise<Ydf>;
}
