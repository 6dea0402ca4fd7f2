import type { Scenario } from '@phonehome/shared';
import type { Format } from './format/format.ts';

/** What a worker thread of a generation is started with. */
export interface GenerateTask {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly days: number;
  readonly background: number;
  readonly events: boolean;
  readonly formats: readonly Format[];
  readonly folder: string;
}
