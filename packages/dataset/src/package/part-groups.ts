import type { Part } from '../folder/part-file.ts';
import { type Format, formats } from '../format/format.ts';
import { type TableId, tableIds } from '../table/table.ts';

/** The parts of one table in one format, in order. */
export interface PartGroup {
  readonly format: Format;
  readonly table: TableId;
  readonly parts: readonly Part[];
}

const PATH = /^([a-z]+)\/(?:.*\/)?([a-z]+)-\d+\.[a-z]+$/;

/** The parts of a data set by format and table. */
export function partGroups(parts: readonly Part[]): PartGroup[] {
  const groups = new Map<string, Part[]>();
  for (const part of parts) {
    const [, format, table] = PATH.exec(part.path) ?? [];
    const name = `${format} ${table}`;
    const group = groups.get(name);
    if (group) group.push(part);
    else groups.set(name, [part]);
  }
  return formats.flatMap((format) =>
    tableIds.flatMap((table) => {
      const found = groups.get(`${format} ${table}`);
      return found ? [{ format, table, parts: found }] : [];
    }),
  );
}

/** How the files of a format are called on the web, and by Croissant's readers where they have a word of their own. */
export const mediaTypes: Readonly<Record<Format, { readonly media_type: string; readonly croissant?: string }>> = {
  ndjson: { media_type: 'application/x-ndjson', croissant: 'application/jsonlines' },
  csv: { media_type: 'text/csv' },
  parquet: { media_type: 'application/vnd.apache.parquet', croissant: 'application/x-parquet' },
  pcapng: { media_type: 'application/x-pcapng' },
  har: { media_type: 'application/json' },
  protobuf: { media_type: 'application/x-protobuf' },
};

/** Where a table is best read from: the format whose columns have types comes first. */
const PREFERRED: readonly Format[] = ['parquet', 'ndjson', 'csv'];

/** Each table once, in the format that it is best read from. */
export function preferredGroups(groups: readonly PartGroup[]): PartGroup[] {
  return tableIds.flatMap((table) => {
    const found = PREFERRED.flatMap((format) => groups.filter((one) => one.format === format && one.table === table));
    return found.slice(0, 1);
  });
}

/** A pattern for the paths of all parts, which have folders for days or not. */
export function globOf({ format, table, parts }: PartGroup): string {
  const path = parts[0]?.path ?? '';
  const extension = path.slice(path.lastIndexOf('.'));
  const folders = path.split('/').length - 2;
  const inner = folders === 0 ? '' : folders === 1 ? `${table}/` : `${table}/day=*/`;
  return `${format}/${inner}${table}-*${extension}`;
}
