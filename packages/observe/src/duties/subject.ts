/** What a notion has to do with something that a report carries, and why. */
export interface Bearing {
  /** The id of a notion. */
  readonly notion: string;
  readonly why: string;
}

/** Fields that tell of the same thing, and what duties and threats hang on it. */
export interface Subject {
  readonly id: string;
  readonly name: string;
  /** What it is, for who has never heard of it. */
  readonly says: string;
  /** Names of fields; empty for what holds of any report. */
  readonly fields: readonly string[];
  readonly bearings: readonly Bearing[];
}
