/** The format of a data set folder: docs/reference/dataset.md describes it. */
export const DATASET_FORMAT = 'phonehome-dataset/1';

/** How many consecutive devices a block has: the unit of a data set, of which each format has one part. */
export const BLOCK_DEVICES = 1_000;

/** What a folder holds beside its parts. */
export const datasetFiles = {
  /** What the parts follow from; there from the first moment on. */
  key: 'key.json',
  /** What is known of each finished block. */
  blocks: 'blocks',
  /** There when all blocks are. */
  manifest: 'manifest.json',
  scenario: 'scenario.yaml',
} as const;

const DIGITS_MIN = 5;

/** The index of a block as file names have it: of equal length, so that names sort by it. */
export function blockName(index: number): string {
  return String(index).padStart(DIGITS_MIN, '0');
}
