import { createExchangeFile } from './exchange-file.ts';
import type { Format, FormatOptions, FormatWriter } from './format.ts';
import { har } from './har.ts';
import { ndjson } from './ndjson.ts';
import { createPcapng } from './pcapng.ts';
import { protobuf } from './protobuf.ts';
import { createTextTables } from './text-tables.ts';

/** A writer of a block in a format. What only some need, and takes long to load, is loaded when it is wanted. */
export async function createWriter(format: Format, options: FormatOptions): Promise<FormatWriter> {
  switch (format) {
    case 'ndjson':
      return createTextTables(ndjson, options);
    case 'csv':
      return createTextTables((await import('./csv.ts')).csv, options);
    case 'parquet':
      return (await import('./parquet.ts')).createParquetTables(options);
    case 'har':
      return createExchangeFile(har, options);
    case 'protobuf':
      return createExchangeFile(protobuf, options);
    case 'pcapng':
      return createPcapng(options);
  }
}
