/** One version of the report, as data (dossier 2). */
export interface ReportVersion {
  readonly regver: string;
  /** The fields in the order in which the client writes them. */
  readonly fields: readonly string[];
  /** Fields that a client may add. */
  readonly optional: readonly string[];
}
