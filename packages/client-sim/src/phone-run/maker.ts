import { encodeActivation, isActivated, MS_PER_MINUTE, opaqueId, randomStream, type World } from '@phonehome/shared';
import type { DeviceEvent } from '../device/event.ts';
import { stepMakerActivation } from '../families/maker-activation.ts';
import type { ActivationEvent } from '../families/maker-activation-event.ts';
import { collectActivation } from '../report/activation.ts';
import type { Happening } from '../truth.ts';
import type { ActivationObservation } from './activation.ts';
import { asksBefore } from './safeguards.ts';
import { type Origin, type RunState, record, type Steps, type TruthSink } from './state.ts';

/**
 * Plans that the user is asked to consent to the maker's activation, or where a scenario has the operator's client ask to
 * that one, the first time that a build with it has started.
 */
export function askForConsent(run: RunState, time_ms: number, cause: number | null): void {
  if (run.asked || !(run.phone.build.maker_activation || asksBefore(run))) return;
  const { consent_minutes, consent_share } = run.cohort.behaviour;
  const given = randomStream(run.seed, 'consent', run.person.index).chance(consent_share);
  const at_ms = time_ms + Math.round(consent_minutes * MS_PER_MINUTE);
  run.agenda.add(at_ms, {
    task: 'phone',
    input: { input: 'consent', given },
    origin: { cause, root: 'boot' },
    timer: true,
  });
}

/** What the maker's activation hears when something happens on its phone, if anything. */
export function heardByMaker(event: DeviceEvent): ActivationEvent | null {
  switch (event.event) {
    case 'consent':
      return event.given ? { event: 'CONSENT' } : null;
    case 'boot_completed':
      return { event: 'BOOT_COMPLETED' };
    case 'connectivity_change':
      return { event: 'CONNECTIVITY_CHANGE' };
    case 'shutdown':
      return { event: 'SHUTDOWN' };
    default:
      return null;
  }
}

/** Hands an event to the maker's activation, if the build has it, and does what it wants done. */
export function* runActivation(
  run: RunState,
  time_ms: number,
  event: ActivationEvent,
  origin: Origin,
  sink: TruthSink,
): Steps {
  if (!run.phone.build.maker_activation) return;
  const facts = { network: run.phone.network, now_ms: time_ms };
  const { state, commands } = stepMakerActivation(run.activation, event, facts);
  run.activation = state;
  for (const command of commands) {
    if (command.command === 'hold_back') {
      const { gate, saw } = command;
      record(run, time_ms, origin.cause, { event: 'activation_held_back', gate, saw }, sink);
    } else yield* send(run, time_ms, command.request, origin, sink);
  }
}

function* send(run: RunState, time_ms: number, request: number, { cause, root }: Origin, sink: TruthSink): Steps {
  const { cohort, identity, phone, world, device } = run;
  const exchange_id = opaqueId(device, run.exchanges++, 'exchange', run.seed);
  const activation = collectActivation({
    model: cohort.model,
    identity,
    build: phone.build,
    country: cohort.sims[0]?.country ?? '',
    local_ms: world.epoch_ms + time_ms + cohort.utc_offset_ms,
  });
  const seq = record(run, time_ms, cause, { event: 'activation', exchange_id }, sink);
  const sent = { device, exchange_id, time_ms, request: encodeActivation(activation) };
  const observation = (yield sent) as ActivationObservation;
  const { event, happening, after_ms } = consequence(observation, request, exchange_id, world);
  run.agenda.add(time_ms + after_ms, { task: 'activation', event, origin: { cause: seq, root }, happening });
}

function consequence(
  observation: ActivationObservation,
  request: number,
  exchange_id: string,
  { scenario }: World,
): { event: ActivationEvent; happening: Happening; after_ms: number } {
  const lost: Happening = { event: 'activation_lost', exchange_id };
  const { delay_ms } = observation;
  if (delay_ms >= scenario.reply_timeout_ms) {
    return { event: { event: 'TIMEOUT', request }, happening: lost, after_ms: scenario.reply_timeout_ms };
  }
  if (observation.kind === 'connection_lost') {
    return { event: { event: 'CONNECTION_LOST', request }, happening: lost, after_ms: delay_ms };
  }
  const { status, body } = observation;
  const success = isActivated(status, body);
  const happening: Happening = { event: 'activation_reply', exchange_id, success };
  return { event: { event: 'REPLY', request, status, body }, happening, after_ms: delay_ms };
}
