import type { FileContext } from '../file-context.ts';
import type { Sink } from '../input-source.ts';
import { createSearcher, type Needles } from './searcher.ts';

/** Whose file is searched. */
export interface Searched {
  /** On the phone, of the file or of the APK that it is in. */
  readonly path: string;
  readonly package: string | null;
}

/** Searches a file for all needles and collects what it finds. */
export function createTextSearch({ path, package: of }: Searched, context: FileContext, needles: Needles): Sink {
  return createSearcher(needles, (text) => {
    context.collector.texts.push({ path, package: of, text, source: context.at(null) });
  });
}
