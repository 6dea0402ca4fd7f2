/** What may still be looked at of a root. */
export interface Budget {
  contents: number;
  /** Characters or bytes of them all: a few bytes can be made that unpack to gigabytes, again and again. */
  size: number;
}

/** Contents of one root: a text can be made that unfolds without end. */
const CONTENTS_MAX = 60_000;
const SIZE_MAX = 64 * 1024 * 1024;

/** What one root may take. */
export function createBudget(): Budget {
  return { contents: CONTENTS_MAX, size: SIZE_MAX };
}

/** Whether nothing more may be looked at. */
export function isSpent({ contents, size }: Budget): boolean {
  return contents < 0 || size < 0;
}
