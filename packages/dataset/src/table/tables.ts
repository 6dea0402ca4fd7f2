import { devicesTable } from './devices.ts';
import { eventsTable } from './events.ts';
import { exchangesTable } from './exchanges.ts';
import type { Table, TableId } from './table.ts';
import { truthTable } from './truth.ts';

/** Every table of a data set. */
export const tables: Readonly<Record<TableId, Table<unknown>>> = {
  exchanges: exchangesTable,
  truth: truthTable,
  devices: devicesTable,
  events: eventsTable,
};
