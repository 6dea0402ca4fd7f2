import type { Observation } from '@phonehome/observe';
import { grouped } from '@phonehome/shared';
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
  const { left_out, in_part, other_flows } = observation;
  const often = (count: number, text: (count: string) => string): string[] => (count > 0 ? [text(grouped(count))] : []);
  return [
    ...source.notes,
    ...(in_part > 0 ? [`${in_part} messages were looked at in part: they hold more values than are looked at`] : []),
    ...(left_out.leaks > 0 ? [`${left_out.leaks} further leaks were too many to be told`] : []),
    ...often(left_out.look_alikes, (count) => `${count} look-alikes were too many to be told: the oldest are left out`),
    ...often(
      left_out.flows,
      (count) =>
        `flows of leaks were counted ${count} times without being told one by one: they were too many to be kept`,
    ),
    ...often(
      left_out.values,
      (count) =>
        `values were too many to be compared: of ${count} occurrences it was not seen whether they came again, so that some are told as less sure`,
    ),
    ...often(
      left_out.hashes,
      (count) => `identifiers or hashes were too many: ${count} times hashes of identifiers were not looked for`,
    ),
    ...often(
      left_out.salted,
      (count) => `hashes with salts were too many: ${count} of them were not compared with all identifiers`,
    ),
    ...often(
      other_flows,
      (count) =>
        `servers were too many to be listed: ${count} flows were with others, which got nothing that is told here`,
    ),
  ];
}
