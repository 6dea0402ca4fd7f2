import { contactOf, type PhoneRun } from '@phonehome/client-sim';
import type { World } from '@phonehome/shared';
import type { Witnessed } from '../witnessed.ts';
import type { TimelineMode } from './layout.ts';

const HEARD_BY_CLIENT = new Set([
  'boot_completed',
  'screen_on',
  'user_present',
  'connectivity_change',
  'service_state',
  'shutdown',
  'power_lost',
  'sim_removed',
  'airplane_mode',
  'data_sim_switched',
  'volte_switched',
  'user_switched',
  'secret_code',
]);
const DEVICE_ONLY = new Set(['switched_on', 'screen_off', 'sim_loaded']);

/** Whether an entry of the truth belongs into a timeline of this kind. */
export function isInTimeline(mode: TimelineMode, { happening, has_client }: Witnessed): boolean {
  if (mode === 'full') return true;
  if (mode === 'none' || DEVICE_ONLY.has(happening.event)) return false;
  return has_client || !HEARD_BY_CLIENT.has(happening.event);
}

/** A line of timeline.ndjson. */
export function timelineLine({ device, seq, time_ms, cause, build, happening }: Witnessed): string {
  const { event, ...details } = happening;
  return JSON.stringify({ device, seq, time_ms, event, cause, build, ...details });
}

/**
 * A line of devices.ndjson: who has the phone and what it is. Twins share a person, whose name goes by the country of
 * the cohort that the other is a twin of.
 */
export async function deviceLine(run: PhoneRun, world: World): Promise<string> {
  const { device, cohort, person, identity, cards, switched_on_ms } = run;
  const country = world.placeOf(person.index).cohort.sims[0]?.country ?? '';
  return JSON.stringify({
    device,
    cohort: cohort.id,
    person: person.index,
    owner: await contactOf(person.index, person.seed, country),
    model: cohort.model.model,
    first_build: cohort.first_build.id,
    switched_on_ms,
    wakes_per_day: Number(person.wakes_per_day.toFixed(3)),
    utc_offset_ms: cohort.utc_offset_ms,
    imeis: identity.imeis,
    mac: identity.mac,
    sims: cards,
  });
}
