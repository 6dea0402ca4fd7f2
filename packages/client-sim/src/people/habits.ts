import type { OccasionAct } from '@phonehome/shared';
import {
  drawPoisson,
  MS_PER_HOUR,
  MS_PER_MINUTE,
  type Purpose,
  type RandomStream,
  randomStream,
} from '@phonehome/shared';
import type { Act } from './act.ts';
import type { Person } from './person.ts';

const DAYS_A_WEEK = 7;
const DAYS_A_YEAR = 365;

/** What is done by chance: how often a day, and the random stream that decides. */
interface Habit {
  readonly act: OccasionAct;
  readonly purpose: Purpose;
  readonly per_day: (behaviour: Person['behaviour']) => number;
}

const habits: readonly Habit[] = [
  { act: 'reboot', purpose: 'day-reboot', per_day: (b) => b.reboots_per_week / DAYS_A_WEEK },
  { act: 'power_loss', purpose: 'day-power-loss', per_day: (b) => b.power_losses_per_week / DAYS_A_WEEK },
  { act: 'airplane_mode', purpose: 'day-airplane-mode', per_day: (b) => b.airplane_modes_per_week / DAYS_A_WEEK },
  { act: 'swap_sim', purpose: 'day-swap-sim', per_day: (b) => b.sim_swaps_per_year / DAYS_A_YEAR },
  { act: 'switch_data_sim', purpose: 'day-data-sim', per_day: (b) => b.data_sim_switches_per_week / DAYS_A_WEEK },
  { act: 'switch_volte', purpose: 'day-volte', per_day: (b) => b.volte_switches_per_week / DAYS_A_WEEK },
  { act: 'secondary_user', purpose: 'day-secondary-user', per_day: (b) => b.secondary_users_per_week / DAYS_A_WEEK },
  { act: 'secret_code', purpose: 'day-secret-code', per_day: (b) => b.secret_codes_per_week / DAYS_A_WEEK },
];

/** What a person does to the phone by chance, beside using it: restarts, settings, cards; and what befalls it. */
export function settingsAndMishaps(person: Person, day: number): Act[] {
  const acts: Act[] = [];
  for (const { act, purpose, per_day } of habits) {
    const mean = per_day(person.behaviour);
    if (mean === 0) continue;
    const stream = randomStream(person.seed, purpose, person.index, day);
    for (let left = drawPoisson(stream, mean); left > 0; left--) acts.push(actAt(act, person, stream));
  }
  return acts;
}

/** An act at some time of the active hours of a day. */
export function actAt(act: OccasionAct, { behaviour }: Person, stream: RandomStream): Act {
  const from_ms = Math.round(behaviour.active_from_hour * MS_PER_HOUR);
  const until_ms = Math.round(behaviour.active_until_hour * MS_PER_HOUR);
  const at_ms = from_ms + stream.below(until_ms - from_ms);
  const minutes = (count: number): number => Math.round(count * MS_PER_MINUTE);
  if (act === 'power_loss') return { act, at_ms, off_ms: minutes(behaviour.power_loss_minutes) };
  if (act === 'airplane_mode') return { act, at_ms, duration_ms: minutes(behaviour.airplane_mode_minutes) };
  if (act === 'secondary_user') return { act, at_ms, duration_ms: minutes(behaviour.secondary_user_minutes) };
  return { act, at_ms };
}
