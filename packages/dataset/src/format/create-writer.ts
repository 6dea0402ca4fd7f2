import { csv } from './csv.ts';
import { createExchangeFile } from './exchange-file.ts';
import type { Format, FormatOptions, FormatWriter } from './format.ts';
import { har } from './har.ts';
import { ndjson } from './ndjson.ts';
import { createParquetTables } from './parquet.ts';
import { createPcapng } from './pcapng.ts';
import { protobuf } from './protobuf.ts';
import { createTextTables } from './text-tables.ts';

/** A writer of a block in a format. */
export async function createWriter(format: Format, options: FormatOptions): Promise<FormatWriter> {
  switch (format) {
    case 'ndjson':
      return createTextTables(ndjson, options);
    case 'csv':
      return createTextTables(csv, options);
    case 'parquet':
      return createParquetTables(options);
    case 'har':
      return createExchangeFile(har, options);
    case 'protobuf':
      return createExchangeFile(protobuf, options);
    case 'pcapng':
      return createPcapng(options);
  }
}
