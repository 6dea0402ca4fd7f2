import type { FactKind } from '../facts/facts.ts';
import type { Collector } from './collector.ts';
import type { Unpacking } from './input.ts';
import type { Needles } from './search/searcher.ts';

/** What a build is read with. */
export interface Reading {
  readonly collector: Collector;
  readonly needles: Needles;
  readonly unpacking: Unpacking;
}

/** What an application tells. */
export const APPLICATION_KINDS: readonly FactKind[] = ['packages', 'texts', 'overlays'];

/** What the files of an image tell. */
export const IMAGE_KINDS: readonly FactKind[] = ['packages', 'files', 'texts', 'overlays', 'build-properties'];
