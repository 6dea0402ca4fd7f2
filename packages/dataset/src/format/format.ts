import type { BlockDay } from '../block/live-block.ts';
import type { Part } from '../folder/part-file.ts';
import type { AnyRow, TableId } from '../table/table.ts';

/** The formats of a data set. The first three hold every table, the others the exchanges alone. */
export const formats = ['ndjson', 'csv', 'parquet', 'pcapng', 'har', 'protobuf'] as const;
export type Format = (typeof formats)[number];

export const tableFormats: readonly Format[] = ['ndjson', 'csv', 'parquet'];

/** The tables that are written a day at a time. */
export const dailyTables = ['exchanges', 'truth', 'events'] as const satisfies readonly TableId[];
export type DailyTable = (typeof dailyTables)[number];

/** A day of a block, as exchanges and as rows. */
export interface DayToWrite extends BlockDay {
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** The rows of a table, made when they are first asked for. */
  rows(table: DailyTable): readonly AnyRow[];
}

/** Writes a block in one format, a day at a time. */
export interface FormatWriter {
  day(day: DayToWrite): Promise<void> | void;
  /** Writes the phones, where the format has them, and closes. Gives the parts in order of their paths. */
  close(devices: readonly AnyRow[]): Promise<readonly Part[]> | readonly Part[];
  /** Closes what is open and leaves what there is. */
  abandon(): void;
}

/** What a writer writes. */
export interface FormatOptions {
  /** The folder of the data set. */
  readonly folder: string;
  /** The index of the block, as its files have it: `00000`. */
  readonly block: string;
  readonly tables: readonly TableId[];
}
