/** How far a run is. */
export interface Progress {
  /**
   * checking: what an interrupted run has left is read; living: phones live through their days; merging: what they left
   * is put in order of time; examining: explanations, or counter-measures, are run one after the other; reading: a
   * finished run is read.
   */
  readonly stage: 'checking' | 'living' | 'merging' | 'examining' | 'reading';
  /** Blocks checked, phone-days lived, lines merged or read, or such runs. */
  readonly done: number;
  readonly total: number;
  /** The records so far, those of an interrupted run included. */
  readonly records: number;
}

export type ProgressListener = (progress: Progress) => void;
