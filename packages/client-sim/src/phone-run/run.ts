import {
  drawExponential,
  MS_PER_DAY,
  MS_PER_MINUTE,
  type ResolvedUpdate,
  type RootCause,
  randomStream,
  type World,
} from '@phonehome/shared';
import { createAgenda } from '../agenda.ts';
import type { DeviceEvent, PhoneInput } from '../device/event.ts';
import { createIdentity } from '../device/identity.ts';
import { createPhone, stepPhone } from '../device/phone.ts';
import type { Act } from '../people/act.ts';
import { dayOf } from '../people/day.ts';
import { createPerson } from '../people/person.ts';
import { clientOf, runClient } from './client.ts';
import { type Origin, type PhoneRun, type RunState, record, type Steps, type Task, type TruthSink } from './state.ts';

/** After how long an update that found the phone switched off is tried again (ours). */
const UPDATE_PATIENCE_MS = MS_PER_MINUTE;

const ROOTS: Partial<Record<PhoneInput['input'], RootCause>> = {
  switch_on: 'boot',
  boot_done: 'boot',
  reboot: 'boot',
  update: 'boot',
  wake: 'wake',
  unlock: 'unlock',
  sleep: 'network',
  move: 'network',
  travel: 'service',
};

const BROADCASTS: Partial<
  Record<
    DeviceEvent['event'],
    'SHUTDOWN' | 'BOOT_COMPLETED' | 'SCREEN_ON' | 'USER_PRESENT' | 'CONNECTIVITY_CHANGE' | 'SERVICE_STATE'
  >
> = {
  shutdown: 'SHUTDOWN',
  boot_completed: 'BOOT_COMPLETED',
  screen_on: 'SCREEN_ON',
  user_present: 'USER_PRESENT',
  connectivity_change: 'CONNECTIVITY_CHANGE',
  service_state: 'SERVICE_STATE',
};

/** The phone of an index at the beginning of its story: a pure function of (world, seed, device). */
export function createPhoneRun(world: World, seed: number, device: number): PhoneRun {
  const { cohort, person: personIndex } = world.placeOf(device);
  const person = createPerson(seed, personIndex, cohort.behaviour);
  const switched_on_ms = randomStream(seed, 'first-switch-on', personIndex).below(MS_PER_DAY);
  const run: RunState = {
    world,
    seed,
    device,
    person,
    cohort,
    identity: createIdentity(cohort, device, seed),
    switched_on_ms,
    phone: createPhone(cohort.behaviour, cohort.first_build, person.places[0] as number),
    client: null,
    agenda: createAgenda<Task>(),
    seq: 0,
    exchanges: 0,
    newest_update_ms: Number.NEGATIVE_INFINITY,
  };
  const input: PhoneInput = { input: 'switch_on' };
  run.client = clientOf(run.phone, null);
  run.agenda.add(switched_on_ms, { task: 'phone', input, origin: { cause: null, root: 'boot' }, timer: false });
  run.agenda.add(0, { task: 'plan-day', day: Math.floor(cohort.utc_offset_ms / MS_PER_DAY) });
  for (const update of cohort.updates) planUpdate(run, update);
  return run;
}

/**
 * Lets a phone live until `until_ms` (exclusive). Yields each request and takes what became of it; tells the sink all
 * that happens. The same for a live and a virtual run: only who answers differs.
 */
export function* advancePhoneRun(phoneRun: PhoneRun, until_ms: number, sink: TruthSink): Steps {
  const run = phoneRun as RunState;
  for (let next = run.agenda.take(until_ms); next; next = run.agenda.take(until_ms)) {
    const { time_ms, entry } = next;
    if (entry.task === 'plan-day') planDay(run, entry.day);
    else if (entry.task === 'act') yield* runAct(run, time_ms, entry, sink);
    else if (entry.task === 'update') yield* runUpdate(run, time_ms, entry.update, sink);
    else if (entry.task === 'phone') yield* runPhone(run, time_ms, entry.input, entry.origin, sink);
    else {
      const seq = record(run, time_ms, entry.origin.cause, entry.happening, sink);
      yield* runClient(run, time_ms, entry.event, { ...entry.origin, cause: seq }, sink);
    }
  }
}

function planDay(run: RunState, day: number): void {
  const midnight_ms = day * MS_PER_DAY - run.cohort.utc_offset_ms;
  const acts = dayOf(run.person, day);
  const first = acts.findIndex(({ at_ms }) => midnight_ms + at_ms >= 0);
  if (first >= 0) planAct(run, { task: 'act', acts, index: first, midnight_ms });
  const next_ms = midnight_ms + MS_PER_DAY;
  if (next_ms < run.world.end_ms) run.agenda.add(next_ms, { task: 'plan-day', day: day + 1 });
}

function planAct(run: RunState, task: Task & { task: 'act' }): void {
  const act = task.acts[task.index];
  if (act) run.agenda.add(task.midnight_ms + act.at_ms, task);
}

function* runAct(run: RunState, time_ms: number, task: Task & { task: 'act' }, sink: TruthSink): Steps {
  planAct(run, { ...task, index: task.index + 1 });
  const input = inputOf(task.acts[task.index] as Act);
  yield* runPhone(run, time_ms, input, { cause: null, root: ROOTS[input.input] ?? 'network' }, sink);
}

function inputOf(act: Act): PhoneInput {
  const { act: input, at_ms: _, ...rest } = act;
  return { input, ...rest } as PhoneInput;
}

/** Plans when a phone installs an update: some time after its release, by the median uptake, or never (dossier 7). */
function planUpdate(run: RunState, update: ResolvedUpdate): void {
  const stream = randomStream(run.seed, 'update-uptake', run.person.index, update.index);
  const never = stream.chance(update.never_share);
  const wait_ms = Math.round(drawExponential(stream, update.median_days) * MS_PER_DAY);
  if (never) return;
  run.agenda.add(Math.max(run.switched_on_ms, update.released_ms) + wait_ms, { task: 'update', update });
}

function* runUpdate(run: RunState, time_ms: number, update: ResolvedUpdate, sink: TruthSink): Steps {
  if (run.phone.power !== 'on') return run.agenda.add(time_ms + UPDATE_PATIENCE_MS, { task: 'update', update });
  if (update.released_ms < run.newest_update_ms) return;
  run.newest_update_ms = update.released_ms;
  yield* runPhone(run, time_ms, { input: 'update', build: update.build }, { cause: null, root: 'boot' }, sink);
}

function* runPhone(run: RunState, time_ms: number, input: PhoneInput, origin: Origin, sink: TruthSink): Steps {
  const root = ROOTS[input.input] ?? origin.root;
  const { phone, events, timers } = stepPhone(run.phone, input);
  run.phone = phone;
  let cause = origin.cause;
  if (input.input === 'switch_on') cause = record(run, time_ms, cause, { event: 'switched_on' }, sink);
  for (const event of events) {
    cause = record(run, time_ms, cause, event, sink);
    if (event.event === 'shutdown') {
      run.agenda.remove((task) => task.task === 'client' || (task.task === 'phone' && task.timer));
    }
    const broadcast = BROADCASTS[event.event];
    if (broadcast) yield* runClient(run, time_ms, { event: broadcast }, { cause, root }, sink);
    if (event.event === 'shutdown') run.client = clientOf(phone, run.client);
  }
  for (const timer of timers) {
    const timerOrigin: Origin = { cause, root: ROOTS[timer.input.input] ?? root };
    run.agenda.add(time_ms + timer.after_ms, { task: 'phone', input: timer.input, origin: timerOrigin, timer: true });
  }
}
