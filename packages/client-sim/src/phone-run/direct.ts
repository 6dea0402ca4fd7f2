import type { PhoneInput } from '../device/event.ts';
import { stepPhone } from '../device/step-phone.ts';
import type { ClientEvent } from '../families/client-event.ts';
import type { ActivationExchange, ActivationObservation } from './activation.ts';
import { type Context, hear, obey, planOutcome, prepare } from './client.ts';
import { broadcastOf, ROOTS, runPhone, setTimers } from './phone.ts';
import { beginAct } from './plan.ts';
import { runTask } from './run.ts';
import {
  type Exchange,
  type Observation,
  type Origin,
  type PhoneRun,
  type RunState,
  record,
  type Steps,
  type TruthSink,
} from './state.ts';

/** Carries a request, and gives at once what the phone sees of it. */
export type CarryAtOnce = (exchange: Exchange | ActivationExchange) => Observation | ActivationObservation;

/** A phone's life, and who carries its requests. */
interface Life {
  readonly run: RunState;
  readonly sink: TruthSink;
  readonly carry: CarryAtOnce;
}

/**
 * Lets a phone live as `advancePhoneRun` does, where each request is answered at once: then nothing has to wait, and what
 * nearly all of a life consists of, the screen and the client's reports, goes without a generator for each step of it. All
 * else goes the plain way.
 */
export function advanceAtOnce(phoneRun: PhoneRun, until_ms: number, sink: TruthSink, carry: CarryAtOnce): void {
  const run = phoneRun as RunState;
  const life: Life = { run, sink, carry };
  for (let next = run.agenda.take(until_ms); next; next = run.agenda.take(until_ms)) {
    const { time_ms, entry } = next;
    if (entry.task === 'act') {
      const { input, origin } = beginAct(run, time_ms, entry, sink);
      phoneAtOnce(life, time_ms, input, origin);
    } else if (entry.task === 'phone') phoneAtOnce(life, time_ms, entry.input, entry.origin);
    else if (entry.task === 'client') {
      const { root, cause } = entry.origin;
      const seq = record(run, time_ms, cause, entry.happening, sink);
      clientAtOnce(life, time_ms, entry.event, seq, root);
    } else finish(runTask(run, time_ms, entry, sink), carry);
  }
}

/** Goes all of the plain way. */
function finish(steps: Steps, carry: CarryAtOnce): void {
  for (let step = steps.next(); !step.done; ) step = steps.next(carry(step.value));
}

/** Whether an input does no more than turn the screen on or off, or unlock it: neither power nor network change. */
function isOfScreen({ input }: PhoneInput): boolean {
  return input === 'wake' || input === 'unlock' || input === 'sleep';
}

function phoneAtOnce(life: Life, time_ms: number, input: PhoneInput, origin: Origin): void {
  const { run, sink } = life;
  if (!isOfScreen(input)) return finish(runPhone(run, time_ms, input, origin, sink), life.carry);
  const root = ROOTS[input.input] ?? origin.root;
  const { phone, events, timers } = stepPhone(run.phone, input);
  run.phone = phone;
  let { cause } = origin;
  for (const event of events) {
    cause = record(run, time_ms, cause, event, sink);
    const broadcast = broadcastOf(event);
    if (broadcast && run.client) clientAtOnce(life, time_ms, { event: broadcast }, cause, root);
  }
  setTimers(run, time_ms, timers, { cause, root });
}

function clientAtOnce(life: Life, time_ms: number, event: ClientEvent, cause: number, root: Origin['root']): void {
  const { run, sink } = life;
  if (!run.client) return;
  const context: Context = { cause, root, event: event.event };
  for (const command of hear(run, run.client, event)) {
    if (command.command === 'send_report') sendAtOnce(life, time_ms, command.request, context);
    else obey(run, time_ms, command, context, sink);
  }
}

function sendAtOnce(life: Life, time_ms: number, request: number, context: Context): void {
  const { run, sink, carry } = life;
  const sent = prepare(run, time_ms, context, sink);
  if ('offline' in sent) {
    clientAtOnce(life, time_ms, { event: 'CONNECTION_LOST', request }, sent.offline, context.root);
  } else planOutcome(run, request, sent, carry(sent.exchange) as Observation);
}
