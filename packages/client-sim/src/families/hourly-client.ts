import { type Family, meansSuccess } from '@phonehome/shared';
import { type ClientCommand, cancelAlarms, cancelRetry } from './client-command.ts';
import type { ClientEvent } from './client-event.ts';
import type { ClientStep, RequestInFlight } from './client-step.ts';
import { afterFailure } from './failure.ts';
import type { PhoneFacts } from './phone-facts.ts';
import { iccidText } from './sim-gates.ts';

/** The state of a client that tries, and after a failure tries again in an hour. All but the preferences is lost at shutdown. */
export interface HourlyState {
  /** What the client keeps: survives a shutdown. */
  readonly preferences: {
    /** The ICCIDs of the last success, joined by a comma. */
    readonly registered_iccids: string | null;
  };
  readonly failures: number;
  readonly in_flight: RequestInFlight | null;
  readonly requests: number;
}

/** A step of such a client. */
export type HourlyStep = ClientStep<HourlyState>;

/** Such a client as it is before the first boot with it. */
export const initialHourly: HourlyState = {
  preferences: { registered_iccids: null },
  failures: 0,
  in_flight: null,
  requests: 0,
};

/** What one family of such clients has of its own. */
export interface HourlyRules {
  readonly family: Family;
  /** The first gate that stops a try, with what it saw, or null if all are open. */
  readonly closedGate: (state: HourlyState, facts: PhoneFacts) => ClientCommand | null;
}

/**
 * The clients that know only a start, tries an hour apart, and their end (dossier 3, other families), as a pure
 * function. A try that a gate stops is no failure and sets no alarm, as in the generation of 2014 (ours).
 */
export function stepHourly(rules: HourlyRules, state: HourlyState, event: ClientEvent, facts: PhoneFacts): HourlyStep {
  const starts: readonly string[] = rules.family.broadcasts;
  if (starts.includes(event.event)) return start(rules, state);
  switch (event.event) {
    case 'BARRIER_ALARM':
    case 'RETRY_ALARM':
      return tryOnce(rules, state, facts);
    case 'REPLY':
    case 'TIMEOUT':
    case 'CONNECTION_LOST':
      return concluded(rules, state, event);
    case 'SHUTDOWN':
      return { state: afresh(state), commands: cancelAlarms };
    default:
      return { state, commands: [] };
  }
}

function afresh({ preferences, requests }: HourlyState): HourlyState {
  return { ...initialHourly, preferences, requests };
}

/** Each of its broadcasts starts it: it counts anew, waits, and tries. A request in flight is forgotten, as the generation of 2017 does when its SIM changes (ours). */
function start({ family }: HourlyRules, state: HourlyState): HourlyStep {
  const wait: ClientCommand = { command: 'set_alarm', alarm: 'barrier', after_ms: family.barrier_ms };
  return { state: afresh(state), commands: [cancelRetry, wait] };
}

function tryOnce({ closedGate }: HourlyRules, state: HourlyState, facts: PhoneFacts): HourlyStep {
  const closed = closedGate(state, facts);
  if (closed) return { state, commands: [closed] };
  const request = state.requests + 1;
  return {
    state: { ...state, in_flight: { request, iccids: iccidText(facts) }, requests: request },
    commands: [{ command: 'send_report', request }],
  };
}

function concluded(
  { family }: HourlyRules,
  state: HourlyState,
  event: ClientEvent & { readonly request: number },
): HourlyStep {
  const { in_flight } = state;
  if (event.request !== in_flight?.request) return { state, commands: [] };
  if (event.event === 'REPLY' && meansSuccess(family.success, event.body)) {
    const preferences = { registered_iccids: in_flight.iccids };
    return { state: { ...state, in_flight: null, preferences }, commands: [] };
  }
  const failures = state.failures + 1;
  return { state: { ...state, in_flight: null, failures }, commands: afterFailure(failures, family) };
}
