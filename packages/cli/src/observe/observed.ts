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
export const observeFormats = ['text', 'json', 'sarif', 'html'] as const;
export type ObserveFormat = (typeof observeFormats)[number];

/** What could not be read, or was left out, in words. */
export function notesOf({ source, observation }: Observed): string[] {
  const { left_out, in_part } = observation;
  return [
    ...source.notes,
    ...(in_part > 0 ? [`${in_part} messages were looked at in part: they hold more values than are looked at`] : []),
    ...(left_out > 0 ? [`${left_out} further leaks were too many to be told`] : []),
  ];
}
