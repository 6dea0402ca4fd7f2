import type { Observation } from '@phonehome/observe';
import type { Source } from './source.ts';

/** What `phonehome observe` has to tell, in whatever format. */
export interface Observed {
  /** As the user named it. */
  readonly file: string;
  readonly source: Source;
  readonly observation: Observation;
  /** Whether values are told whole. */
  readonly reveal: boolean;
}

/** The formats that it can be told in. */
export const observeFormats = ['text', 'json', 'sarif'] as const;
export type ObserveFormat = (typeof observeFormats)[number];
