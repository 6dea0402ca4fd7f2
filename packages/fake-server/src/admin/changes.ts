/** Tells those who wait that something has been kept or forgotten. */
export interface Changes {
  /** Resolves at the next change. Ask before you look, so that none is missed. */
  next(): Promise<void>;
  tell(): void;
}

export function createChanges(): Changes {
  let waited: PromiseWithResolvers<void> | null = null;
  return {
    next() {
      waited ??= Promise.withResolvers<void>();
      return waited.promise;
    },
    tell() {
      waited?.resolve();
      waited = null;
    },
  };
}
