import { isActivated, MS_PER_MINUTE, makerActivation } from '@phonehome/shared';
import type { Network } from '../device/event.ts';
import type { ActivationCommand, ActivationGate } from './maker-activation-command.ts';
import type { ActivationEvent } from './maker-activation-event.ts';

/** What the maker's activation client can see of its phone at the moment of an event. No SIM, no service, no place. */
export interface ActivationFacts {
  readonly network: Network;
  /** Time that goes on while the phone is off, such as virtual time. */
  readonly now_ms: number;
}

/** The state of the client. Consent, success and the time of the last try are kept; the rest is lost at shutdown. */
export interface MakerActivationState {
  /** Whether the user has consented. Consent is not taken back (ours). */
  readonly consented: boolean;
  /** Whether it has succeeded: for good, whatever SIM or build comes later. A factory reset is not modelled. */
  readonly activated: boolean;
  readonly tried_ms: number | null;
  /** The number of the request in flight. A forgotten request's outcome carries another number and is ignored. */
  readonly in_flight: number | null;
  readonly requests: number;
}

/** A step of the client: its new state, and what it wants done. */
export interface MakerActivationStep {
  readonly state: MakerActivationState;
  readonly commands: readonly ActivationCommand[];
}

/** The client on a phone in its box. */
export const initialMakerActivation: MakerActivationState = {
  consented: false,
  activated: false,
  tried_ms: null,
  in_flight: null,
  requests: 0,
};

/**
 * The maker's one-time activation client as a pure function (dossier 1 and 5; the rules in detail are ours): each rule
 * has a transcript of its name in test/client-sim/families/maker-activation.
 */
export function stepMakerActivation(
  state: MakerActivationState,
  event: ActivationEvent,
  facts: ActivationFacts,
): MakerActivationStep {
  switch (event.event) {
    case 'SHUTDOWN':
      return { state: { ...state, in_flight: null }, commands: [] };
    case 'CONSENT':
      return activate({ ...state, consented: true }, facts);
    case 'BOOT_COMPLETED':
      // A boot without a shutdown before it (an empty battery) has lost its request, too.
      return activate({ ...state, in_flight: null }, facts);
    case 'CONNECTIVITY_CHANGE':
      return activate(state, facts);
    case 'REPLY':
      return conclude(state, event.request, isActivated(event.status, event.body));
    case 'TIMEOUT':
    case 'CONNECTION_LOST':
      return conclude(state, event.request, false);
  }
}

/** Sends, unless a gate is closed. */
function activate(state: MakerActivationState, facts: ActivationFacts): MakerActivationStep {
  const closed = closedGate(state, facts);
  if (closed) return { state, commands: [closed] };
  const request = state.requests + 1;
  return {
    state: { ...state, tried_ms: facts.now_ms, in_flight: request, requests: request },
    commands: [{ command: 'send_activation', request }],
  };
}

/** Remembers a success for good. After a failure nothing is set: the next boot or change of connectivity asks again. */
function conclude(state: MakerActivationState, request: number, activated: boolean): MakerActivationStep {
  if (request !== state.in_flight) return { state, commands: [] };
  return { state: { ...state, activated, in_flight: null }, commands: [] };
}

/** The first gate that stops an activation, with what it saw, or null if all are open. */
function closedGate(state: MakerActivationState, facts: ActivationFacts): ActivationCommand | null {
  if (state.activated) return holdBack('already-activated', `request ${state.requests} succeeded`);
  if (!state.consented) return holdBack('no-consent', 'the user has not consented');
  if (facts.network === 'none') return holdBack('no-network', 'neither Wi-Fi nor mobile data');
  if (state.in_flight !== null) return holdBack('in-flight', `request ${state.in_flight} is in flight`);
  if (state.tried_ms !== null && facts.now_ms - state.tried_ms < makerActivation.retry_interval_ms) {
    const minutes = Math.floor((facts.now_ms - state.tried_ms) / MS_PER_MINUTE);
    return holdBack('tried-recently', `the last try was ${minutes} min ago`);
  }
  return null;
}

function holdBack(gate: ActivationGate, saw: string): ActivationCommand {
  return { command: 'hold_back', gate, saw };
}
