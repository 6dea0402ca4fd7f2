/** How far a run is. */
export interface Progress {
  /**
   * checking: what an interrupted run has left is read; living: phones live through their days; merging: what they left
   * is put in order of time.
   */
  readonly stage: 'checking' | 'living' | 'merging';
  /** Blocks checked, phone-days lived, or lines merged. */
  readonly done: number;
  readonly total: number;
  /** The records so far, those of an interrupted run included. */
  readonly records: number;
}

export type ProgressListener = (progress: Progress) => void;
