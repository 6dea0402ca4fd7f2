import { meansSuccess, phone2014 } from '@phonehome/shared';
import { type ClientCommand, cancelAlarms, cancelRetry, holdBack } from './client-command.ts';
import type { ClientEvent } from './client-event.ts';
import type { ClientStep, RequestInFlight } from './client-step.ts';
import { afterFailure } from './failure.ts';
import type { PhoneFacts } from './phone-facts.ts';
import { iccidGate, iccidText, memoGate, roamingGate, simReadyGate } from './sim-gates.ts';
import type { TriggerModel } from './trigger-model.ts';

/** The state of the 2014 client. All but the preferences is lost at shutdown. */
export interface Phone2014State {
  /** What the client keeps: survives a shutdown, not the removal of the package. */
  readonly preferences: {
    /** The ICCIDs of the last success, joined by a comma. */
    readonly registered_iccids: string | null;
  };
  /** Before BOOT_COMPLETED, in the 60 s of waiting after it, or past them. */
  readonly phase: 'before-boot' | 'waiting' | 'waited';
  readonly failures: number;
  /** `retries`: whether a failure counts and leads to a retry; that of a dialled code does not. */
  readonly in_flight: (RequestInFlight & { readonly retries: boolean }) | null;
  readonly requests: number;
}

/** A step of the client. */
export type Phone2014Step = ClientStep<Phone2014State>;

/** The client as it is before the first boot with it. */
export const initialPhone2014: Phone2014State = {
  preferences: { registered_iccids: null },
  phase: 'before-boot',
  failures: 0,
  in_flight: null,
  requests: 0,
};

/**
 * The 2014 generation of the activation client as a pure function (dossier 3): each rule has a transcript of its name
 * in test/client-sim/families/phone-2014. It has no master switch, does not listen to connectivity, and knows no
 * build fingerprint. That unlock and wake ask it to try is the model `as-reported` (ours).
 */
export function stepPhone2014(
  state: Phone2014State,
  event: ClientEvent,
  facts: PhoneFacts,
  triggers: TriggerModel,
): Phone2014Step {
  switch (event.event) {
    case 'BOOT_COMPLETED':
      return boot(state);
    case 'BARRIER_ALARM':
      return tryOnce({ ...state, phase: 'waited' }, facts);
    case 'RETRY_ALARM':
      return tryOnce(state, facts);
    case 'USER_PRESENT':
    case 'SCREEN_ON':
      return triggers === 'as-reported' ? tryInPlaceOfRetry(state, facts) : { state, commands: [] };
    case 'SECRET_CODE':
      return dialled(state, facts);
    case 'SHUTDOWN':
      return { state: asAfterShutdown(state), commands: cancelAlarms };
    case 'REPLY':
    case 'TIMEOUT':
    case 'CONNECTION_LOST':
      return concluded(state, event);
    case 'CONNECTIVITY_CHANGE':
    case 'SERVICE_STATE':
    case 'DATA_SIM_SWITCH':
    case 'VOLTE_SWITCH':
    case 'SIM_LOADED':
      return { state, commands: [] };
  }
}

function asAfterShutdown({ preferences, requests }: Phone2014State): Phone2014State {
  return { ...initialPhone2014, preferences, requests };
}

/** A boot without a shutdown before it (an empty battery) starts from the preferences, too. */
function boot(state: Phone2014State): Phone2014Step {
  return {
    state: { ...asAfterShutdown(state), phase: 'waiting' },
    commands: [{ command: 'set_alarm', alarm: 'barrier', after_ms: phone2014.barrier_ms }],
  };
}

function tryOnce(state: Phone2014State, facts: PhoneFacts): Phone2014Step {
  const closed = closedGate(state, facts);
  return closed ? { state, commands: [closed] } : send(state, facts, true);
}

/** A try that an unlock or a wake asks for; a pending retry gives way to its request (ours). */
function tryInPlaceOfRetry(state: Phone2014State, facts: PhoneFacts): Phone2014Step {
  if (state.phase === 'before-boot') return { state, commands: [] };
  const { state: next, commands } = tryOnce(state, facts);
  const sends = next !== state;
  return { state: next, commands: sends ? [cancelRetry, ...commands] : commands };
}

/**
 * A dialled code sends at once: no gate of a try is known for it, nor the memo, nor the wait. That a request in flight
 * holds it back, and that its failure is not counted, is ours.
 */
function dialled(state: Phone2014State, facts: PhoneFacts): Phone2014Step {
  const closed = inFlightGate(state);
  return closed ? { state, commands: [closed] } : send(state, facts, false);
}

function send(state: Phone2014State, facts: PhoneFacts, retries: boolean): Phone2014Step {
  const request = state.requests + 1;
  return {
    state: { ...state, in_flight: { request, iccids: iccidText(facts), retries }, requests: request },
    commands: [{ command: 'send_report', request }],
  };
}

/** The first gate that stops a try, with what it saw, or null if all are open. */
function closedGate(state: Phone2014State, facts: PhoneFacts): ClientCommand | null {
  return (
    inFlightGate(state) ??
    barrierGate(state) ??
    simReadyGate(facts) ??
    roamingGate(facts) ??
    dataOnSim2Gate(facts) ??
    iccidGate(facts) ??
    memoGate(facts, state.preferences.registered_iccids)
  );
}

/** No such gate is known for this generation; that requests never overlap is the careful assumption (ours). */
function inFlightGate({ in_flight }: Phone2014State): ClientCommand | null {
  return in_flight ? holdBack('in-flight', `request ${in_flight.request} is in flight`) : null;
}

/** Only an unlock or a wake of the model `as-reported` can come upon it (ours). */
function barrierGate({ phase }: Phone2014State): ClientCommand | null {
  return phase === 'waiting' ? holdBack('barrier', 'the 60 s after boot have not passed') : null;
}

function dataOnSim2Gate({ sims, network, data_slot }: PhoneFacts): ClientCommand | null {
  const stops = sims.length > 1 && data_slot === 2 && network !== 'wifi';
  return stops ? holdBack('data-on-sim-2', 'not on Wi-Fi, data is on SIM 2') : null;
}

function concluded(state: Phone2014State, event: ClientEvent & { readonly request: number }): Phone2014Step {
  const { in_flight, preferences } = state;
  if (event.request !== in_flight?.request) return { state, commands: [] };
  const over: Phone2014State = { ...state, in_flight: null };
  if (event.event === 'REPLY' && meansSuccess(phone2014.success, event.body)) {
    const { iccids } = in_flight;
    return { state: { ...over, preferences: { ...preferences, registered_iccids: iccids } }, commands: [] };
  }
  if (!in_flight.retries) return { state: over, commands: [] };
  const failures = state.failures + 1;
  return { state: { ...over, failures }, commands: afterFailure(failures, phone2014) };
}
