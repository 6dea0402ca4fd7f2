import type { RunReading } from '@phonehome/simulation';

/** What is kept of each phone of a run. */
export interface PhoneKept {
  readonly cohort: string;
  readonly utc_offset_ms: number;
}

/** The phones of a run by their number. The same text for all phones of a cohort is kept, not one a line. */
export async function phonesOf(run: RunReading): Promise<ReadonlyMap<number, PhoneKept>> {
  const ids = new Map(run.world.cohorts.map(({ id }) => [id, id]));
  const phones = new Map<number, PhoneKept>();
  for await (const { device, cohort, utc_offset_ms } of run.phones()) {
    phones.set(device, { cohort: ids.get(cohort) ?? cohort, utc_offset_ms });
  }
  return phones;
}
