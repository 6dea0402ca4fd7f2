/** How far a run is. */
export interface Progress {
  /**
   * checking: what an interrupted run has left is read; living: phones live through their days; merging: what they left
   * is put in order of time; examining: explanations are run one after the other; observing: a file is looked through.
   */
  readonly stage: 'checking' | 'living' | 'merging' | 'examining' | 'observing';
  /** Blocks checked, phone-days lived, lines merged, explanations run, or megabytes read. */
  readonly done: number;
  readonly total: number;
  /** The records so far, those of an interrupted run included; of a file that is looked through, its flows. */
  readonly records: number;
}

export type ProgressListener = (progress: Progress) => void;
