import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createPartFile } from '../folder/part-file.ts';
import type { Format, FormatOptions, FormatWriter, StretchToWrite } from './format.ts';

/** How exchanges are written into one file of a block. */
export interface ExchangeForm {
  readonly format: Format;
  readonly extension: string;
  readonly head: string;
  readonly tail: string;
  /** @param first whether nothing was written before */
  stretch(stretch: StretchToWrite, write: (bytes: Uint8Array | string) => void, first: boolean): void;
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
    stretch: (stretch) => form.stretch(stretch, write, first),
    endDay: () => undefined,
    close() {
      file.text(form.tail);
      return [{ path, ...file.close() }];
    },
    abandon: () => file.abandon(),
  };
}
