import type { Format } from '../format/format.ts';
import { type Limit, limits, references } from '../table/limits.ts';
import type { CellType, Column, TableId } from '../table/table.ts';
import { tables } from '../table/tables.ts';

const TYPES: Readonly<Record<CellType, string>> = { text: 'string', integer: 'integer', boolean: 'boolean' };

/**
 * A table as Table Schema (Data Package v2). In CSV an empty cell is null, and the empty text stands within quotes; most
 * readers take both for missing, so that only what is never empty is said to be required there.
 * @param beside the tables that are there in the same format, to which keys can lead
 */
export function tableSchema(table: TableId, format: Format, beside: readonly TableId[]): object {
  const { columns, key } = tables[table];
  const led = references[table].filter(([, to]) => beside.includes(to));
  return {
    fields: columns.map((column) => field(column, limits[table][column.name], format === 'csv')),
    primaryKey: key,
    ...(led.length > 0 && {
      foreignKeys: led.map(([column, to]) => ({
        fields: [column],
        reference: { resource: resourceName(to, format), fields: tables[to].key },
      })),
    }),
  };
}

/** The name of a table in a format, as a resource of a data package. */
export function resourceName(table: TableId, format: Format): string {
  return `${table}-${format}`;
}

function field({ name, type, nullable, about }: Column, limit: Limit | undefined, is_csv: boolean): object {
  const may_be_empty = type === 'text' && !limit?.values && !limit?.pattern;
  const { values, pattern, minimum, maximum } = limit ?? {};
  const constraints = {
    ...(!nullable && !(is_csv && may_be_empty) && { required: true }),
    ...(values && { enum: values }),
    ...(pattern && { pattern: `^${pattern}$` }),
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
  };
  return {
    name,
    type: TYPES[type],
    description: about,
    ...(is_csv && may_be_empty && !nullable && { missingValues: [] }),
    ...(Object.keys(constraints).length > 0 && { constraints }),
  };
}
