import { isChinaTelecomIccid, meansSuccess, phone2017 } from '@phonehome/shared';
import { type ClientCommand, cancelAlarms, cancelRetry, holdBack } from './client-command.ts';
import type { ClientEvent } from './client-event.ts';
import type { ClientStep, RequestInFlight } from './client-step.ts';
import { afterFailure } from './failure.ts';
import type { PhoneFacts } from './phone-facts.ts';
import { iccidGate, iccidText, memoGate, roamingGate, simReadyGate } from './sim-gates.ts';
import type { TriggerModel } from './trigger-model.ts';

/** What the client keeps in its preferences: survives a shutdown, not the removal of the package. */
export interface Preferences {
  readonly fingerprint: string | null;
  /** The ICCIDs of the last success, joined by a comma. */
  readonly registered_iccids: string | null;
}

/** The state of the 2017 client. All but the preferences is lost at shutdown. */
export interface Phone2017State {
  readonly preferences: Preferences;
  /** Whether BOOT_COMPLETED has started the tracker; until then the client does not listen. */
  readonly tracking: boolean;
  readonly failures: number;
  /** Whether the first request since power-on is still to come. */
  readonly first_request: boolean;
  /** The 60 s barrier: none, up, or up for a data-SIM or VoLTE switch, which tries even if registered. */
  readonly barrier: 'none' | 'up' | 'up-for-switch';
  readonly in_flight: RequestInFlight | null;
  readonly requests: number;
}

/** A step of the client. */
export type Phone2017Step = ClientStep<Phone2017State>;

/** The client as it is before the first boot with it. */
export const initialPhone2017: Phone2017State = {
  preferences: { fingerprint: null, registered_iccids: null },
  tracking: false,
  failures: 0,
  first_request: true,
  barrier: 'none',
  in_flight: null,
  requests: 0,
};

/**
 * The 2017 generation of the activation client as a pure function (dossier 3): each rule has a transcript of its name
 * in test/client-sim/families/phone-2017.
 */
export function stepPhone2017(
  state: Phone2017State,
  event: ClientEvent,
  facts: PhoneFacts,
  triggers: TriggerModel,
): Phone2017Step {
  if (event.event === 'SHUTDOWN') return shutDown(state);
  // What only other families listen to.
  if (event.event === 'SECRET_CODE' || event.event === 'SIM_LOADED') return { state, commands: [] };
  if (triggers === 'connectivity' && (event.event === 'USER_PRESENT' || event.event === 'SCREEN_ON')) {
    return { state, commands: [] };
  }
  const ended = endedProcess(facts);
  if (ended) return afterTheEnd(state, event, ended);
  if (!state.tracking && event.event !== 'BOOT_COMPLETED') return { state, commands: [] };
  switch (event.event) {
    case 'BOOT_COMPLETED': {
      const booted = startTracker(state, facts);
      return triggers === 'as-reported' ? requestUnlessRegistered(booted, facts) : { state: booted, commands: [] };
    }
    case 'USER_PRESENT':
    case 'SCREEN_ON':
      return requestUnlessRegistered(state, facts);
    case 'CONNECTIVITY_CHANGE':
      return connectivityChange(state, facts);
    case 'SERVICE_STATE':
      return facts.in_service ? requestUnlessRegistered(state, facts) : { state, commands: [] };
    case 'DATA_SIM_SWITCH':
    case 'VOLTE_SWITCH':
      return raiseBarrier({ ...state, in_flight: null, failures: 0, first_request: false }, 'up-for-switch');
    case 'BARRIER_ALARM': {
      if (state.barrier === 'none') return { state, commands: [] };
      const lowered: Phone2017State = { ...state, barrier: 'none' };
      return state.barrier === 'up-for-switch' ? request(lowered, facts) : requestUnlessRegistered(lowered, facts);
    }
    case 'RETRY_ALARM':
      return request(state, facts);
    case 'REPLY':
      if (event.request !== state.in_flight?.request) return { state, commands: [] };
      return meansSuccess(phone2017.success, event.body) ? succeed(state, state.in_flight.iccids) : fail(state);
    case 'TIMEOUT':
    case 'CONNECTION_LOST':
      return event.request === state.in_flight?.request ? fail(state) : { state, commands: [] };
  }
}

/** A new process would start with nothing but the preferences; alarms, kept by the system, are cleared too. */
function shutDown(state: Phone2017State): Phone2017Step {
  return {
    state: { ...initialPhone2017, preferences: state.preferences, requests: state.requests },
    commands: cancelAlarms,
  };
}

/** Why the process ends itself at every broadcast, or null. */
function endedProcess(facts: PhoneFacts): ClientCommand | null {
  if (!facts.master_switch) return holdBack('master-switch-off', `${phone2017.master_switch}=false`);
  if (!facts.primary_user) return holdBack('secondary-user', 'not the primary user');
  return null;
}

/**
 * What became of an earlier request reaches no process that has ended, and asks for no report. But neither the request
 * nor a barrier whose time has come outlives the process (ours): left behind, they would hold back until the next boot
 * whatever the primary user does.
 */
function afterTheEnd(state: Phone2017State, event: ClientEvent, ended: ClientCommand): Phone2017Step {
  if (event.event === 'BARRIER_ALARM') return { state: { ...state, barrier: 'none' }, commands: [ended] };
  if (!('request' in event)) return { state, commands: [ended] };
  return { state: event.request === state.in_flight?.request ? { ...state, in_flight: null } : state, commands: [] };
}

/** A boot without a shutdown before it (an empty battery) starts from the preferences, too. */
function startTracker(state: Phone2017State, facts: PhoneFacts): Phone2017State {
  const sameBuild = state.preferences.fingerprint === facts.fingerprint;
  return {
    ...initialPhone2017,
    preferences: {
      fingerprint: facts.fingerprint,
      registered_iccids: sameBuild ? state.preferences.registered_iccids : null,
    },
    tracking: true,
    requests: state.requests,
  };
}

/** On Wi-Fi without service, a change of connectivity asks for nothing. */
function connectivityChange(state: Phone2017State, facts: PhoneFacts): Phone2017Step {
  if (facts.network === 'none') return { state, commands: [] };
  const registered = memoGate(facts, state.preferences.registered_iccids) !== null;
  if (facts.network === 'wifi' && !facts.in_service && !registered) {
    return { state, commands: [cancelRetry, holdBack('wifi-without-service', 'on Wi-Fi, not in service')] };
  }
  return requestUnlessRegistered(state, facts);
}

/**
 * Asks for a registration, unless one is stored for these ICCIDs; a pending retry gives way to the request. That boot,
 * unlock and wake do the same as a change of connectivity is part of the model `as-reported` (ours).
 */
function requestUnlessRegistered(state: Phone2017State, facts: PhoneFacts): Phone2017Step {
  const registered = memoGate(facts, state.preferences.registered_iccids);
  if (registered) return { state, commands: [registered] };
  const { state: next, commands } = request(state, facts);
  return { state: next, commands: [cancelRetry, ...commands] };
}

/** Asks for a registration: through the gates, behind the barrier if it is the first since power-on, or at once. */
function request(state: Phone2017State, facts: PhoneFacts): Phone2017Step {
  const closed = closedGate(state, facts);
  if (closed) return { state, commands: [closed] };
  if (state.first_request) return raiseBarrier({ ...state, first_request: false }, 'up');
  const number = state.requests + 1;
  return {
    state: { ...state, in_flight: { request: number, iccids: iccidText(facts) }, requests: number },
    commands: [{ command: 'send_report', request: number }],
  };
}

function raiseBarrier(state: Phone2017State, barrier: 'up' | 'up-for-switch'): Phone2017Step {
  return {
    state: { ...state, barrier },
    commands: [{ command: 'set_alarm', alarm: 'barrier', after_ms: phone2017.barrier_ms }],
  };
}

/** The first gate that stops a request, with what it saw, or null if all are open. */
function closedGate(state: Phone2017State, facts: PhoneFacts): ClientCommand | null {
  if (state.in_flight) return holdBack('in-flight', `request ${state.in_flight.request} is in flight`);
  if (state.barrier !== 'none') return holdBack('barrier', 'the 60 s barrier is up');
  return simReadyGate(facts) ?? roamingGate(facts) ?? iccidGate(facts) ?? dataSimGate(facts);
}

/** On a dual-SIM phone without Wi-Fi the data SIM must be a China Telecom card. */
function dataSimGate({ sims, network, data_slot }: PhoneFacts): ClientCommand | null {
  const iccid = sims[data_slot - 1]?.iccid ?? '';
  if (sims.length < 2 || network === 'wifi' || isChinaTelecomIccid(iccid)) return null;
  return holdBack('data-sim-not-china-telecom', `not on Wi-Fi, data SIM ${iccid || 'empty'}`);
}

/**
 * Stores the success. The real client stops listening then; here its events go on to be held back as
 * already-registered, which is the same from outside, and shows in the truth why nothing is sent.
 */
function succeed(state: Phone2017State, registered_iccids: string): Phone2017Step {
  return {
    state: {
      ...state,
      preferences: { ...state.preferences, registered_iccids },
      in_flight: null,
    },
    commands: [cancelRetry],
  };
}

/** Counts a failure and sets the alarm for the next try, as long as there are fewer than ten. */
function fail(state: Phone2017State): Phone2017Step {
  const failures = state.failures + 1;
  return { state: { ...state, in_flight: null, failures }, commands: afterFailure(failures, phone2017) };
}
