import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createPartFile } from '../folder/part-file.ts';
import type { DayToWrite, Format, FormatOptions, FormatWriter } from './format.ts';

/** How exchanges are written into one file of a block. */
export interface ExchangeForm {
  readonly format: Format;
  readonly extension: string;
  readonly head: string;
  readonly tail: string;
  /** @param first whether nothing was written before */
  day(day: DayToWrite, write: (bytes: Uint8Array | string) => void, first: boolean): void;
}

/** Writes the exchanges of a block into one file. */
export function createExchangeFile(form: ExchangeForm, { folder, block }: FormatOptions): FormatWriter {
  const path = `${form.format}/exchanges-${block}.${form.extension}`;
  mkdirSync(join(folder, form.format), { recursive: true });
  const file = createPartFile(join(folder, path));
  file.text(form.head);
  let first = true;
  const write = (bytes: Uint8Array | string): void => {
    first = false;
    if (typeof bytes === 'string') file.text(bytes);
    else file.write(bytes);
  };
  return {
    day: (day) => form.day(day, write, first),
    close() {
      file.text(form.tail);
      return [{ path, ...file.close() }];
    },
    abandon: () => file.abandon(),
  };
}
