import type { PhoneRun, RunState } from './state.ts';

/** When the next thing is to happen on a phone, or infinity: for those who take phones in the order of their events. */
export function nextEventTime(run: PhoneRun): number {
  return (run as RunState).agenda.next_ms();
}
