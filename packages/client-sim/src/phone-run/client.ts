import {
  type Family,
  families,
  MS_PER_MINUTE,
  meansSuccess,
  opaqueId,
  type Trigger,
  triggers,
  type World,
} from '@phonehome/shared';
import type { PhoneIdentity } from '../device/identity.ts';
import type { AlarmName, ClientCommand } from '../families/client-command.ts';
import type { ClientEvent } from '../families/client-event.ts';
import { clientOf, type InstalledClient, stepClient } from '../families/installed-client.ts';
import type { PhoneFacts } from '../families/phone-facts.ts';
import type { Happening } from '../truth.ts';
import { asTold, countTry, disclosureAt, stoppedBy } from './safeguards.ts';
import {
  type Exchange,
  type Observation,
  type Origin,
  type RunState,
  record,
  type Steps,
  type TruthSink,
} from './state.ts';

/** The origin of a command, and the client's event that led to it. */
export interface Context extends Origin {
  readonly event: ClientEvent['event'];
}

/** Hands an event to the activation client, if the build has one, and does what it wants done. */
export function* runClient(run: RunState, time_ms: number, event: ClientEvent, origin: Origin, sink: TruthSink): Steps {
  if (!run.client) return;
  const commands = hear(run, run.client, event);
  const context: Context = { ...origin, event: event.event };
  for (const command of commands) {
    if (command.command === 'send_report') yield* send(run, time_ms, command.request, context, sink);
    else obey(run, time_ms, command, context, sink);
  }
}

/** Hands an event to the activation client. Gives what it wants done. */
export function hear(run: RunState, client: InstalledClient, event: ClientEvent): readonly ClientCommand[] {
  const step = stepClient(client, event, facts(run), run.world.scenario.triggers);
  run.client = step.client;
  return step.commands;
}

/** Takes the client of the build that the phone now has. One whose memory outlives its removal finds it again. */
export function changeClient(run: RunState): void {
  const { client, phone, remembered } = run;
  if (client && families[client.family].memory === 'outside-user-data') run.remembered = client;
  run.client = clientOf(phone, [client, remembered]);
}

/** The trigger of a report or of its being held back. What became of a request, and a shutdown, never ask for one. */
function triggerOf({ event }: Context): Trigger {
  const trigger = triggers.find((name) => name === event);
  if (!trigger) throw new RangeError(`${event} is no trigger`);
  return trigger;
}

/** A command that needs no network. */
type LocalCommand = Exclude<ClientCommand, { command: 'send_report' }>;

/** Does what a client wants done beside sending. */
export function obey(run: RunState, time_ms: number, command: LocalCommand, context: Context, sink: TruthSink): void {
  const { root, cause } = context;
  switch (command.command) {
    case 'hold_back': {
      const { gate, saw } = command;
      const trigger = triggerOf(context);
      record(run, time_ms, cause, { event: 'held_back', gate, saw, trigger, root_cause: root }, sink);
      return;
    }
    case 'stop_retrying':
      record(run, time_ms, cause, { event: 'retries_exhausted', failures: command.failures }, sink);
      return;
    case 'cancel_alarm':
      cancelAlarm(run, command.alarm);
      return;
    case 'set_alarm': {
      const { alarm, after_ms } = command;
      cancelAlarm(run, alarm);
      const event: ClientEvent = { event: alarm === 'barrier' ? 'BARRIER_ALARM' : 'RETRY_ALARM' };
      const origin: Origin = { cause, root: alarm === 'barrier' ? root : 'alarm' };
      run.agenda.add(time_ms + after_ms, { task: 'client', event, origin, happening: { event: 'alarm', alarm } });
    }
  }
}

function cancelAlarm(run: RunState, alarm: AlarmName): void {
  run.agenda.remove(
    (task) => task.task === 'client' && task.happening.event === 'alarm' && task.happening.alarm === alarm,
  );
}

function* send(run: RunState, time_ms: number, request: number, context: Context, sink: TruthSink): Steps {
  const sent = prepare(run, time_ms, context, sink);
  if ('offline' in sent) {
    const { root } = context;
    yield* runClient(run, time_ms, { event: 'CONNECTION_LOST', request }, { cause: sent.offline, root }, sink);
  } else planOutcome(run, request, sent, (yield sent.exchange) as Observation);
}

/** A request that is on its way, and what it follows from. */
interface OnItsWay {
  readonly exchange: Exchange;
  readonly origin: Origin;
  readonly family: Family;
}

/** Makes the request of a report, or tells that there is no network for it: the number of that entry. */
export function prepare(
  run: RunState,
  time_ms: number,
  context: Context,
  sink: TruthSink,
): OnItsWay | { readonly offline: number } {
  const { cause, root } = context;
  const trigger = triggerOf(context);
  const stopped = stoppedBy(run);
  if (stopped || run.phone.network === 'none') {
    const what: Happening = stopped
      ? { event: 'held_back', ...stopped, trigger, root_cause: root }
      : { event: 'report_failed_offline', trigger, root_cause: root };
    return { offline: record(run, time_ms, cause, what, sink) };
  }
  countTry(run);
  const exchange_id = opaqueId(run.device, run.exchanges++, 'exchange', run.seed);
  const { cohort, world, identity } = run;
  const clock_error_ms = Math.round(cohort.behaviour.clock_error_minutes * MS_PER_MINUTE);
  const client = run.client as InstalledClient;
  const family = families[client.family];
  const sent = run.makeRequest(client.family, {
    model: cohort.model,
    identity: run.phone.sims_ready ? identity : { ...identity, sims: cardsRead(run) },
    phone: asTold(run),
    local_ms: world.epoch_ms + time_ms + cohort.utc_offset_ms + clock_error_ms,
    with_coordinates: world.scenario.location === 'cell+gps',
    disclosure: disclosureAt(run, time_ms),
  });
  const seq = record(run, time_ms, cause, { event: 'report', exchange_id, trigger, root_cause: root }, sink);
  const exchange: Exchange = { device: run.device, exchange_id, time_ms, sent, port: family.port };
  return { exchange, origin: { cause: seq, root }, family };
}

/** Plans when the client hears what became of its request. */
export function planOutcome(
  run: RunState,
  request: number,
  { exchange: { exchange_id, time_ms }, origin, family }: OnItsWay,
  observation: Observation,
): void {
  const { after_ms, event, happening } = consequence(observation, request, exchange_id, run.world, family);
  run.agenda.add(time_ms + after_ms, { task: 'client', event, origin, happening });
}

/** What the client gets to know of its request, and when: the reply, its own time-out, or the loss of the connection. */
function consequence(
  observation: Observation,
  request: number,
  exchange_id: string,
  world: World,
  family: Family,
): { after_ms: number; event: ClientEvent; happening: Happening } {
  const reply_timeout_ms = family.reply_timeout_ms ?? world.scenario.reply_timeout_ms;
  if (observation.kind === 'silence' || observation.delay_ms >= reply_timeout_ms) {
    const happening: Happening = { event: 'reply_timeout', exchange_id };
    return { after_ms: reply_timeout_ms, event: { event: 'TIMEOUT', request }, happening };
  }
  if (observation.kind === 'connection_lost') {
    const happening: Happening = { event: 'connection_lost', exchange_id };
    return { after_ms: observation.delay_ms, event: { event: 'CONNECTION_LOST', request }, happening };
  }
  const { body, delay_ms } = observation;
  const success = meansSuccess(family.success, body);
  return {
    after_ms: delay_ms,
    event: { event: 'REPLY', request, body },
    happening: { event: 'reply', exchange_id, success },
  };
}

/** The numbers of the cards, empty while they are not read: after a boot, or while one is exchanged. */
function cardsRead({ phone, identity }: RunState): PhoneIdentity['sims'] {
  return phone.sims_ready ? identity.sims : identity.sims.map(() => ({ iccid: '', imsi: '' }));
}

function facts(run: RunState): PhoneFacts {
  const { phone } = run;
  return {
    fingerprint: phone.build.fingerprint,
    master_switch: phone.registration_enabled,
    primary_user: phone.primary_user,
    network: phone.network,
    in_service: phone.in_service,
    sims: cardFacts(run),
    data_slot: phone.data_slot,
  };
}

/** What the client sees of the cards, made once while nothing about them changes. */
function cardFacts(run: RunState): PhoneFacts['sims'] {
  const { phone, identity, cards_seen: seen } = run;
  const { sims, sims_ready, abroad } = phone;
  if (
    seen?.sims === sims &&
    seen.numbers === identity.sims &&
    seen.sims_ready === sims_ready &&
    seen.abroad === abroad
  ) {
    return seen.facts;
  }
  const facts = cardsRead(run).map(({ iccid }, slot) => {
    const ready = iccid !== '';
    return { iccid, operator: ready ? (sims[slot]?.operator ?? '') : '', ready, roaming: abroad && ready };
  });
  run.cards_seen = { sims, numbers: identity.sims, sims_ready, abroad, facts };
  return facts;
}
