import { drawPoisson, drawWeighted, MS_PER_DAY, MS_PER_HOUR, MS_PER_SECOND, randomStream } from '@phonehome/shared';
import type { Act } from './act.ts';
import type { Person } from './person.ts';

/** Between two sessions the screen is off for at least so long (ours). */
const SESSION_GAP_MS = MS_PER_SECOND;

/** When the person wakes the screen on a day, for how long, and whether the phone is unlocked. */
export function wakes(person: Person, day: number): Act[] {
  const { behaviour, rhythm_ms } = person;
  const { hours, unlock_share, session_min_ms, session_max_ms, unlock_min_ms, unlock_max_ms } = behaviour;
  const stream = randomStream(person.seed, 'day-wakes', person.index, day);
  const count = drawPoisson(stream, person.wakes_per_day);
  const times = new Float64Array(count);
  for (let nth = 0; nth < count; nth++) {
    const hour = drawWeighted(stream, hours);
    const shifted = hour * MS_PER_HOUR + stream.below(MS_PER_HOUR) + rhythm_ms;
    times[nth] = (shifted + MS_PER_DAY) % MS_PER_DAY;
  }
  times.sort();
  const acts: Act[] = [];
  let free_ms = 0;
  for (const time of times) {
    const at_ms = Math.max(time, free_ms);
    const session_ms = session_min_ms + stream.below(session_max_ms - session_min_ms);
    const unlocks = stream.chance(unlock_share);
    const unlock_after_ms = unlock_min_ms + stream.below(unlock_max_ms - unlock_min_ms);
    free_ms = at_ms + session_ms + SESSION_GAP_MS;
    if (free_ms > MS_PER_DAY) break;
    acts.push({ act: 'wake', at_ms, session_ms, unlock_after_ms: unlocks ? unlock_after_ms : null });
  }
  return acts;
}
