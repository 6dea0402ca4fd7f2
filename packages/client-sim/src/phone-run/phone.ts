import type { RootCause } from '@phonehome/shared';
import type { DeviceEvent, PhoneInput } from '../device/event.ts';
import type { PhoneTimer } from '../device/phone-step.ts';
import { stepPhone } from '../device/step-phone.ts';
import { takeNewCard } from './cards.ts';
import { changeClient, runClient } from './client.ts';
import { loseConnections, losesConnections } from './lost-connection.ts';
import { askForConsent, heardByMaker, runActivation } from './maker.ts';
import { type Origin, type RunState, record, type Steps, type TruthSink } from './state.ts';

/** What an input is the root of; the others go on with the root of what they follow from. */
export const ROOTS: Partial<Record<PhoneInput['input'], RootCause>> = {
  switch_on: 'boot',
  boot_done: 'boot',
  reboot: 'boot',
  power_loss: 'boot',
  update: 'boot',
  failing_update: 'boot',
  boot_failed: 'boot',
  wake: 'wake',
  unlock: 'unlock',
  sleep: 'network',
  move: 'network',
  airplane_mode: 'network',
  airplane_mode_off: 'network',
  travel: 'service',
  swap_sim: 'sim',
  switch_data_sim: 'setting',
  switch_volte: 'setting',
  secondary_user: 'setting',
  secret_code: 'code',
};

const BROADCASTS = {
  shutdown: 'SHUTDOWN',
  boot_completed: 'BOOT_COMPLETED',
  screen_on: 'SCREEN_ON',
  user_present: 'USER_PRESENT',
  connectivity_change: 'CONNECTIVITY_CHANGE',
  service_state: 'SERVICE_STATE',
  data_sim_switched: 'DATA_SIM_SWITCH',
  volte_switched: 'VOLTE_SWITCH',
  sim_loaded: 'SIM_LOADED',
  secret_code: 'SECRET_CODE',
} as const satisfies Partial<Record<DeviceEvent['event'], string>>;

/** What an application hears when something happens on its phone, if anything. */
export function broadcastOf({ event }: DeviceEvent): (typeof BROADCASTS)[keyof typeof BROADCASTS] | undefined {
  return (BROADCASTS as Partial<Record<DeviceEvent['event'], (typeof BROADCASTS)[keyof typeof BROADCASTS]>>)[event];
}

/** Hands an input to the phone, its events to the client, and its timers to the agenda. */
export function* runPhone(run: RunState, time_ms: number, input: PhoneInput, origin: Origin, sink: TruthSink): Steps {
  const root = ROOTS[input.input] ?? origin.root;
  const { swaps, network } = run.phone;
  const { phone, events, timers } = stepPhone(run.phone, input);
  run.phone = phone;
  if (phone.swaps !== swaps) takeNewCard(run, time_ms);
  let cause = origin.cause;
  if (input.input === 'switch_on') cause = record(run, time_ms, cause, { event: 'switched_on' }, sink);
  for (const event of events) {
    cause = record(run, time_ms, cause, event, sink);
    const ends = event.event === 'shutdown' || event.event === 'power_lost';
    // Alarms, timers and whatever was under way end with the power.
    if (ends)
      run.agenda.remove(
        (task) => task.task === 'client' || task.task === 'activation' || (task.task === 'phone' && task.timer),
      );
    if (event.event === 'connectivity_change' && losesConnections(network, event.network)) {
      yield* loseConnections(run, time_ms, sink);
    }
    const broadcast = broadcastOf(event);
    if (broadcast && run.client) yield* runClient(run, time_ms, { event: broadcast }, { cause, root }, sink);
    if (event.event === 'shutdown') changeClient(run);
    if (event.event === 'consent') {
      run.asked = true;
      run.consented = event.given;
    }
    const heard = phone.build.maker_activation ? heardByMaker(event) : null;
    if (heard) yield* runActivation(run, time_ms, heard, { cause, root }, sink);
  }
  if (events.some(({ event }) => event === 'boot_completed')) askForConsent(run, time_ms, cause);
  setTimers(run, time_ms, timers, { cause, root });
}

/** Puts the timers of a phone into its agenda. */
export function setTimers(run: RunState, time_ms: number, timers: readonly PhoneTimer[], origin: Origin): void {
  for (const { after_ms, input } of timers) {
    run.agenda.add(time_ms + after_ms, { task: 'phone', input, origin, timer: true });
  }
}
