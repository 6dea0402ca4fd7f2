import { MS_PER_DAY, MS_PER_MINUTE, type ResolvedUpdate, randomStream, type UpdateFailure } from '@phonehome/shared';
import type { PhoneInput } from '../device/event.ts';
import type { Act, PlaceKind } from '../people/act.ts';
import { dayOf } from '../people/day.ts';
import { actAt } from '../people/habits.ts';
import { runPhone } from './phone.ts';
import type { Origin, RunState, Steps, Task, TruthSink } from './state.ts';
import { type UpdateTry, updateTries } from './update-plan.ts';
import { goTo } from './whereabouts.ts';

/** After how long an update that found the phone switched off is tried again (ours). */
const UPDATE_PATIENCE_MS = MS_PER_MINUTE;

/** Plans a local day: what the person does by habit and on occasions. */
export function planDay(run: RunState, day: number): void {
  const midnight_ms = day * MS_PER_DAY - run.cohort.utc_offset_ms;
  const habitual = dayOf(run.person, day);
  const occasions = occasionsOn(run, day);
  const acts = occasions.length === 0 ? habitual : [...habitual, ...occasions].sort((a, b) => a.at_ms - b.at_ms);
  const first = acts.findIndex(({ at_ms }) => midnight_ms + at_ms >= 0);
  if (first >= 0) planAct(run, { task: 'act', acts, index: first, midnight_ms });
  const next_ms = midnight_ms + MS_PER_DAY;
  if (next_ms < run.world.end_ms) run.agenda.add(next_ms, { task: 'plan-day', day: day + 1 });
}

function occasionsOn({ cohort, person, seed }: RunState, today: number): Act[] {
  return cohort.occasions.flatMap(({ index, act, day }) =>
    day === today ? [actAt(act, person, randomStream(seed, 'occasion', person.index, index))] : [],
  );
}

function planAct(run: RunState, task: Task & { task: 'act' }): void {
  const act = task.acts[task.index];
  if (act) run.agenda.add(task.midnight_ms + act.at_ms, task);
}

/** Does an act, and plans the next one of the day. */
export function* runAct(run: RunState, time_ms: number, task: Task & { task: 'act' }, sink: TruthSink): Steps {
  const { input, origin } = beginAct(run, time_ms, task, sink);
  yield* runPhone(run, time_ms, input, origin, sink);
}

/** Goes where an act leads, and plans the next one of the day. Gives what reaches the phone. */
export function beginAct(
  run: RunState,
  time_ms: number,
  { acts, index, midnight_ms }: Task & { task: 'act' },
  sink: TruthSink,
): { readonly input: PhoneInput; readonly origin: Origin } {
  planAct(run, { task: 'act', acts, index: index + 1, midnight_ms });
  const act = acts[index] as Act;
  return { input: inputOf(act), origin: { cause: goTo(run, time_ms, act, sink), root: 'network' } };
}

function inputOf(act: Act): PhoneInput {
  // Nearly all that a person does.
  if (act.act === 'wake') {
    return { input: 'wake', session_ms: act.session_ms, unlock_after_ms: act.unlock_after_ms };
  }
  const { act: input, at_ms: _a, place: _p, ...rest }: Act & { readonly place?: PlaceKind } = act;
  return { input, ...rest } as PhoneInput;
}

/** Plans when a phone installs an update, if it ever does. */
export function planUpdate(run: RunState, update: ResolvedUpdate): void {
  const { seed, person, switched_on_ms, world } = run;
  const tries = updateTries(update, { seed, person: person.index, switched_on_ms, end_ms: world.end_ms });
  const [first] = tries;
  if (first) run.agenda.add(first.at_ms, { task: 'update', update, tries, index: 0 });
}

/** Tries to install an update, unless a newer one is there. */
export function* runUpdate(run: RunState, time_ms: number, task: Task & { task: 'update' }, sink: TruthSink): Steps {
  if (run.phone.power !== 'on') return run.agenda.add(time_ms + UPDATE_PATIENCE_MS, task);
  const { update, tries, index } = task;
  const { build, released_ms, failure } = update;
  if (released_ms < run.newest_update_ms) return;
  const origin = { cause: null, root: 'boot' } as const;
  if ((tries[index] as UpdateTry).fails) {
    const next = tries[index + 1];
    if (next) run.agenda.add(Math.max(time_ms, next.at_ms), { ...task, index: index + 1 });
    const { first_boot } = failure as UpdateFailure;
    yield* runPhone(run, time_ms, { input: 'failing_update', build, first_boot }, origin, sink);
    return;
  }
  run.newest_update_ms = released_ms;
  yield* runPhone(run, time_ms, { input: 'update', build }, origin, sink);
}
