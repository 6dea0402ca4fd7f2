import { bufferOf } from '@phonehome/shared';
import { bytesCodec, type Part } from '../codec.ts';
import type { Entry } from '../value.ts';
import { tellValue } from '../value-parts.ts';
import { columnsOf, type TableColumns } from './create-table.ts';
import { DATABASE_HEAD_BYTES, DATABASE_MARK, databasePages, logPages, type Pages } from './pages.ts';
import { createRecordReader, type Encoding, type StoredRow } from './records.ts';

/** Of all tables together. */
const PARTS_MAX = 50_000;
const VALUES_MAX = 500_000;
const OVERFLOW_MAX = 16 * 1024 * 1024;

/** A database file of SQLite, or its write-ahead log: the values of each row by the names of their columns. */
export const sqlite = bytesCodec('sqlite', 'structure', (bytes): readonly Part[] | null => {
  const file = bufferOf(bytes);
  const pages = databasePages(file) ?? logPages(file);
  return pages && partsOf(pages);
});

/** A database behind a head of something else. */
export const embeddedSqlite = bytesCodec('sqlite within', 'structure', (bytes): readonly Part[] | null => {
  const file = bufferOf(bytes);
  const at = file.indexOf(DATABASE_MARK);
  const pages = at > 0 ? databasePages(file.subarray(at)) : null;
  return pages && partsOf(pages);
});

function partsOf(pages: Pages): readonly Part[] | null {
  const parts: Part[] = [];
  const reader = createRecordReader(pages, encodingOf(pages), { values: VALUES_MAX, overflow: OVERFLOW_MAX });
  const tell = (row: StoredRow, columns: TableColumns | undefined): boolean => {
    for (const part of rowParts(row, columns)) parts.push(part);
    return parts.length < PARTS_MAX;
  };
  const tables: { readonly root: number; readonly columns: TableColumns }[] = [];
  if (pages.at(1))
    reader.tree(1, ({ values }) => {
      const [type, , , root, sql] = values;
      if (type === 'table' && typeof root === 'string' && typeof sql === 'string')
        tables.push({ root: Number(root), columns: columnsOf(sql) });
      return true;
    });
  for (const { root, columns } of tables) reader.tree(root, (row) => tell(row, columns));
  reader.leftOver((row) => {
    const fitting = tables.filter(({ columns }) => columns.names.length === row.values.length);
    return tell(row, fitting.length === 1 ? fitting[0]?.columns : undefined);
  });
  return parts.length > 0 ? parts : null;
}

/** The values of a row, which stand beside one another; one that is no more than a name and a value is told as that. */
function rowParts({ id, values }: StoredRow, columns: TableColumns | undefined): Part[] {
  const entries = values.flatMap((value, i): Entry[] => {
    const key = columns?.names[i];
    if (value === null && key !== undefined && key === columns?.row_id && id !== null)
      return [{ key, value: id.toString() }];
    return value === null ? [] : [{ key, value }];
  });
  const cells: Part[] = [];
  tellValue({ entries }, undefined, cells);
  return cells.map((cell) => ({ ...cell, among: cells }));
}

function encodingOf(pages: Pages): Encoding {
  const first = pages.at(1);
  const code = first && first.length >= DATABASE_HEAD_BYTES ? first.readUInt32BE(56) : 1;
  return code === 2 ? 'utf16le' : code === 3 ? 'utf16be' : 'utf8';
}
