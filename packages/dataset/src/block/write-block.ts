import { setImmediate as breathe } from 'node:timers/promises';
import { formatDate, MS_PER_DAY, US_PER_MS } from '@phonehome/shared';
import { type Block, daysOf, type Lived, type PhoneRun } from '@phonehome/simulation';
import { createFigureCounter } from '../figures/figures.ts';
import { blockName } from '../folder/layout.ts';
import type { BlockNote } from '../folder/notes.ts';
import type { Part } from '../folder/part-file.ts';
import { createWriter } from '../format/create-writer.ts';
import {
  type ExchangeTable,
  type Format,
  type FormatWriter,
  type StretchToWrite,
  tableFormats,
} from '../format/format.ts';
import { deviceRow } from '../table/devices.ts';
import { eventRow } from '../table/events.ts';
import { exchangeRow } from '../table/exchanges.ts';
import type { AnyRow, TableId } from '../table/table.ts';
import { truthRow } from '../table/truth.ts';
import { type LabelledExchange, type LiveBlockOptions, liveStretches } from './live-block.ts';

/** What it takes to write a block. */
export interface WriteBlockOptions extends LiveBlockOptions {
  readonly folder: string;
  readonly formats: readonly Format[];
  readonly onLived: (lived: Lived) => void;
}

const US_PER_DAY = MS_PER_DAY * US_PER_MS;

/**
 * Runs a block and writes its parts, one a format and table. Their bytes follow from the options' scenario, seed and
 * background, and from the block, alone.
 * @throws PhonehomeError INTERRUPTED; the system's errors
 */
export async function writeBlock(options: WriteBlockOptions, block: Block): Promise<BlockNote> {
  const { world, folder, formats, keeps_events, onLived } = options;
  const tables: TableId[] = ['exchanges', 'truth', 'devices', ...(keeps_events ? (['events'] as const) : [])];
  const where = { folder, block: blockName(block.index), tables };
  const writers: FormatWriter[] = [];
  const counter = createFigureCounter(world, daysOf(world));
  let fleet: readonly PhoneRun[] = [];
  try {
    for (const format of formats) writers.push(await createWriter(format, where));
    // The truth is never left out.
    if (!formats.some((format) => tableFormats.includes(format))) {
      writers.push(await createWriter('ndjson', { ...where, tables: tables.filter((table) => table !== 'exchanges') }));
    }
    for await (const { stretches, events, from_us, fleet: lived } of liveStretches(options, block)) {
      fleet = lived;
      const day = formatDate(Math.floor(from_us / US_PER_DAY));
      let records = 0;
      for (const exchanges of stretches) {
        const stretch = { day, exchanges, rows: rowsOf(exchanges) };
        for (const writer of writers) writer.stretch(stretch);
        counter.count(exchanges);
        records += exchanges.length;
        // Another thread may wait for its next block.
        await breathe();
      }
      const rows = events.map((witnessed) => eventRow(witnessed, world)) as unknown as AnyRow[];
      for (const writer of writers) await writer.endDay({ day, events: rows });
      onLived({ phone_days: block.devices, records });
    }
    const phones = fleet.map(deviceRow);
    const parts: Part[] = [];
    for (const writer of writers) parts.push(...(await writer.close(phones as unknown as AnyRow[])));
    const { index, first_device, devices } = block;
    return { block: index, first_device, devices, parts, figures: counter.figures(phones) };
  } catch (error) {
    for (const writer of writers) await writer.abandon();
    throw error;
  }
}

/** The rows of some exchanges, each table made once. */
function rowsOf(exchanges: readonly LabelledExchange[]): StretchToWrite['rows'] {
  const made = new Map<ExchangeTable, readonly object[]>();
  const make: Readonly<Record<ExchangeTable, () => readonly object[]>> = {
    exchanges: () => exchanges.map(({ exchange }) => exchangeRow(exchange)),
    truth: () => exchanges.map(({ exchange, truth }) => truthRow(exchange.exchange_id, truth)),
  };
  return (table) => {
    const rows = made.get(table) ?? make[table]();
    made.set(table, rows);
    return rows as readonly AnyRow[];
  };
}
