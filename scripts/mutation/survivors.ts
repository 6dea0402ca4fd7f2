/** A mutant that no test notices, and why that is no gap: it is the same program, or differs where nobody looks. */
export interface Survivor {
  /** `file: the line as it is mutated`. */
  readonly mutant: string;
  readonly because: string;
}

/** Every mutant that survives, explained. */
export const survivors: readonly Survivor[] = [];
