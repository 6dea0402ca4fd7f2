import type { LabelledExchange } from '../block/live-block.ts';
import type { Part } from '../folder/part-file.ts';
import type { AnyRow, TableId } from '../table/table.ts';

/** The formats of a data set. The first three hold every table, the others the exchanges alone. */
export const formats = ['ndjson', 'csv', 'parquet', 'pcapng', 'har', 'protobuf'] as const;
export type Format = (typeof formats)[number];

export const tableFormats: readonly Format[] = ['ndjson', 'csv', 'parquet'];

/** The tables that have a row for each exchange. */
export const exchangeTables = ['exchanges', 'truth'] as const satisfies readonly TableId[];
export type ExchangeTable = (typeof exchangeTables)[number];

/** Some exchanges of a day, one after another, also as rows. */
export interface StretchToWrite {
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly exchanges: readonly LabelledExchange[];
  /** The rows of a table, made when they are first asked for. */
  rows(table: ExchangeTable): readonly AnyRow[];
}

/** A day whose exchanges are all written. */
export interface DayToEnd {
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** The rows of what happened on the phones; none where that table is not wanted. */
  readonly events: readonly AnyRow[];
}

/** Writes a block in one format, a stretch of a day after another. */
export interface FormatWriter {
  stretch(stretch: StretchToWrite): void;
  endDay(day: DayToEnd): Promise<void> | void;
  /** Writes the phones, where the format has them, and closes. Gives the parts in order of their paths. */
  close(devices: readonly AnyRow[]): Promise<readonly Part[]> | readonly Part[];
  /** Closes what is open and leaves what there is. */
  abandon(): Promise<void> | void;
}

/** What a writer writes. */
export interface FormatOptions {
  /** The folder of the data set. */
  readonly folder: string;
  /** The index of the block, as its files have it: `00000`. */
  readonly block: string;
  readonly tables: readonly TableId[];
}
