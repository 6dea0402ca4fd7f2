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

/** All that an input may have told that could not be read at all. */
export const EVERY_KIND: readonly FactKind[] = [
  'build-properties',
  'effective-properties',
  'packages',
  'disabled-packages',
  'package-details',
  'files',
  'texts',
  'overlays',
  'carrier-config',
];

/** What an application tells. */
export const APPLICATION_KINDS: readonly FactKind[] = ['packages', 'texts', 'overlays'];

/** What the files of an image tell. */
export const IMAGE_KINDS: readonly FactKind[] = ['packages', 'files', 'texts', 'overlays', 'build-properties'];
