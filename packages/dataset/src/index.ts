/** Runs to data sets: exchanges, labels, one writer a format, manifest, card. */
export { type Application, applications } from './background/applications.ts';
export { type BlockDay, type LabelledExchange, type LiveBlockOptions, liveBlock } from './block/live-block.ts';
export { type Figures, type LabelCounts, sumFigures } from './figures/figures.ts';
export { type DatasetKey, readKey } from './folder/key.ts';
export { BLOCK_DEVICES, DATASET_FORMAT } from './folder/layout.ts';
export { type Manifest, readManifest } from './folder/manifest.ts';
export type { Part } from './folder/part-file.ts';
export { type Format, formats } from './format/format.ts';
export { daysOfScenario, type Generated, type GenerateOptions, generateDataset, worldOfDays } from './generate.ts';
export { type MergeOptions, mergeDataset } from './merge.ts';
export { formatNames } from './package/card-making.ts';
export { type ExchangeRow, exchangeRow } from './table/exchanges.ts';
export { type Limit, limits, references } from './table/limits.ts';
export { type Column, type Table, type TableId, tableIds } from './table/table.ts';
export { tables } from './table/tables.ts';
export type { TruthRow } from './table/truth.ts';
export { type Label, labels, type Split, splits, type Truth } from './truth.ts';
export { type Fault, keyOf, type Verified, verifyDataset } from './verify.ts';
