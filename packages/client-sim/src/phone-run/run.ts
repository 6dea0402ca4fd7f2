import { MS_PER_DAY, type World } from '@phonehome/shared';
import { createAgenda } from '../agenda.ts';
import type { PhoneInput } from '../device/event.ts';
import { createIdentity } from '../device/identity.ts';
import { createPhone, type Phone } from '../device/phone.ts';
import { clientOf } from '../families/installed-client.ts';
import { initialMakerActivation } from '../families/maker-activation.ts';
import { createPerson } from '../people/person.ts';
import { createRequestMaker } from '../report/sent-request.ts';
import { firstCards } from './cards.ts';
import { runClient } from './client.ts';
import { runActivation } from './maker.ts';
import { runPhone } from './phone.ts';
import { planDay, planUpdate, runAct, runUpdate } from './plan.ts';
import { NO_TRIES } from './safeguards.ts';
import { type PhoneRun, type RunState, record, type Steps, type Task, type TruthSink } from './state.ts';
import { firstSwitchOn } from './update-plan.ts';
import { beginAtHome } from './whereabouts.ts';

/** The phone of an index at the beginning of its story: a pure function of (world, seed, device). */
export function createPhoneRun(world: World, seed: number, device: number): PhoneRun {
  const run = unpack(world, seed, device);
  const { cohort, switched_on_ms } = run;
  const origin = { cause: null, root: 'boot' } as const;
  run.agenda.add(switched_on_ms, { task: 'phone', input: { input: 'switch_on' }, origin, timer: false });
  run.agenda.add(0, { task: 'plan-day', day: Math.floor(cohort.utc_offset_ms / MS_PER_DAY) });
  for (const update of cohort.updates) planUpdate(run, update);
  return run;
}

/** Something that happens to a phone by a script. */
export interface ScriptedInput {
  readonly at_ms: number;
  readonly input: PhoneInput;
}

/**
 * The phone of an index whose story is written down: what is not in the script, such as its people's habits and updates,
 * does not happen. In everything else it is like other phones.
 * @param script what happens, given the phone in its box
 */
export function createScriptedRun(
  world: World,
  seed: number,
  device: number,
  script: (phone: Phone) => readonly ScriptedInput[],
): PhoneRun {
  const run = unpack(world, seed, device);
  for (const { at_ms, input } of script(run.phone)) {
    run.agenda.add(at_ms, { task: 'phone', input, origin: { cause: null, root: 'network' }, timer: false });
  }
  return run;
}

/** A phone with its person, of which nothing has happened yet. */
function unpack(world: World, seed: number, device: number): RunState {
  const { cohort, person: personIndex } = world.placeOf(device);
  const { behaviour, timings, first_build, sims, next_sim, data_sim, model } = cohort;
  const person = createPerson(seed, personIndex, behaviour, world.start_weekday);
  const home_cell = person.places[0] as number;
  const { sim_slots } = model;
  const phone = createPhone({
    behaviour,
    timings,
    build: first_build,
    sims,
    next_sim,
    data_slot: data_sim,
    sim_slots,
    home_cell,
  });
  const identity = createIdentity(cohort, device, seed);
  return {
    world,
    seed,
    device,
    person,
    cohort,
    identity,
    cards: firstCards(cohort, identity),
    switched_on_ms: firstSwitchOn(cohort, seed, personIndex),
    phone,
    client: clientOf(phone, []),
    whereabouts: null,
    remembered: null,
    activation: initialMakerActivation,
    asked: false,
    consented: false,
    tries: NO_TRIES,
    disclosure: null,
    cards_seen: null,
    agenda: createAgenda<Task>(),
    makeRequest: createRequestMaker(),
    seq: 0,
    exchanges: 0,
    newest_update_ms: Number.NEGATIVE_INFINITY,
  };
}

/**
 * Lets a phone live until `until_ms` (exclusive). Yields each request and takes what became of it; tells the sink all
 * that happens. The same for a live and a virtual run: only who answers differs.
 */
export function* advancePhoneRun(phoneRun: PhoneRun, until_ms: number, sink: TruthSink): Steps {
  const run = phoneRun as RunState;
  for (let next = run.agenda.take(until_ms); next; next = run.agenda.take(until_ms)) {
    yield* runTask(run, next.time_ms, next.entry, sink);
  }
}

/** Does what is next on the agenda. */
export function* runTask(run: RunState, time_ms: number, entry: Task, sink: TruthSink): Steps {
  if (entry.task === 'plan-day') {
    if (run.whereabouts === null) beginAtHome(run, time_ms, sink);
    planDay(run, entry.day);
  } else if (entry.task === 'act') yield* runAct(run, time_ms, entry, sink);
  else if (entry.task === 'update') yield* runUpdate(run, time_ms, entry, sink);
  else if (entry.task === 'phone') yield* runPhone(run, time_ms, entry.input, entry.origin, sink);
  else {
    const seq = record(run, time_ms, entry.origin.cause, entry.happening, sink);
    const origin = { ...entry.origin, cause: seq };
    if (entry.task === 'client') yield* runClient(run, time_ms, entry.event, origin, sink);
    else yield* runActivation(run, time_ms, entry.event, origin, sink);
  }
}
