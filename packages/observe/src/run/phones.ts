import type { World } from '@phonehome/shared';
import type { RunMeter } from './joined.ts';

/** What is kept of each phone of a run. */
export interface PhoneKept {
  readonly cohort: string;
  readonly utc_offset_ms: number;
}

/** Keeps the phones of a run by their number. The same text for all phones of a cohort is kept, not one a line. */
export interface PhonesMeter extends RunMeter {
  readonly phones: ReadonlyMap<number, PhoneKept>;
}

/** A meter that has heard of no phone. */
export function createPhonesMeter({ cohorts }: World): PhonesMeter {
  const ids = new Map(cohorts.map(({ id }) => [id, id]));
  const phones = new Map<number, PhoneKept>();
  return {
    phones,
    device: ({ device, cohort, utc_offset_ms }) =>
      void phones.set(device, { cohort: ids.get(cohort) ?? cohort, utc_offset_ms }),
  };
}
