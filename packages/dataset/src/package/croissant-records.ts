import { references } from '../table/limits.ts';
import type { CellType, Column, TableId } from '../table/table.ts';
import { tables } from '../table/tables.ts';
import { labels, splits } from '../truth.ts';

const TYPES: Readonly<Record<CellType, string>> = { text: 'sc:Text', integer: 'sc:Integer', boolean: 'sc:Boolean' };

/** Where the rows of a table are: in one file, or in a set of them. */
export type TableSource = { readonly fileObject: { '@id': string } } | { readonly fileSet: { '@id': string } };

/** A table as records: a field for each column, its key, and what it refers to. */
export function recordSet(table: TableId, source: TableSource, beside: readonly TableId[]): object {
  const { about, key, columns } = tables[table];
  const led = new Map(references[table].filter(([, to]) => beside.includes(to)));
  return {
    '@type': 'cr:RecordSet',
    '@id': table,
    name: table,
    description: about,
    key: key.map((column) => ({ '@id': `${table}/${column}` })),
    field: columns.map((column) => field(table, column, source, led.get(column.name))),
  };
}

function field(table: TableId, { name, type, about }: Column, source: TableSource, to: TableId | undefined): object {
  const is_label = table === 'truth' && name === 'label';
  const enumeration = is_label ? 'labels/name' : name === 'split' ? 'splits/name' : undefined;
  const refers = enumeration ?? (to && `${to}/${tables[to].key[0]}`);
  return {
    '@type': 'cr:Field',
    '@id': `${table}/${name}`,
    name,
    description: about,
    dataType: is_label ? [TYPES[type], 'cr:Label'] : TYPES[type],
    source: { ...source, extract: { column: name } },
    ...(refers && { references: { '@id': refers } }),
  };
}

const SPLIT_URLS = { train: 'cr:TrainingSplit', validation: 'cr:ValidationSplit', test: 'cr:TestSplit' } as const;

/** The parts of a data set, and the labels, as records that stand in the description itself. */
export const enumerations: readonly object[] = [
  {
    '@type': 'cr:RecordSet',
    '@id': 'splits',
    name: 'splits',
    description: 'The parts that persons are divided into.',
    dataType: 'cr:Split',
    key: { '@id': 'splits/name' },
    field: [
      { '@type': 'cr:Field', '@id': 'splits/name', name: 'name', dataType: 'sc:Text' },
      { '@type': 'cr:Field', '@id': 'splits/url', name: 'url', dataType: 'cr:Split' },
    ],
    data: splits.map((split) => ({ 'splits/name': split, 'splits/url': SPLIT_URLS[split] })),
  },
  {
    '@type': 'cr:RecordSet',
    '@id': 'labels',
    name: 'labels',
    description: 'What an exchange can be.',
    dataType: 'sc:Enumeration',
    key: { '@id': 'labels/name' },
    field: [{ '@type': 'cr:Field', '@id': 'labels/name', name: 'name', dataType: 'sc:Text' }],
    data: labels.map((label) => ({ 'labels/name': label })),
  },
];
