/** Where a fact stands. */
export interface Source {
  /** As the user named it; inside of an archive `app.apk!classes.dex`. */
  readonly file: string;
  /** Counts from 1; null where a line has no meaning, as in a binary file. */
  readonly line: number | null;
}
