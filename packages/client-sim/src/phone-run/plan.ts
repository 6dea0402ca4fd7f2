import { drawExponential, MS_PER_DAY, MS_PER_MINUTE, type ResolvedUpdate, randomStream } from '@phonehome/shared';
import type { PhoneInput } from '../device/event.ts';
import type { Act } from '../people/act.ts';
import { dayOf } from '../people/day.ts';
import { actAt } from '../people/habits.ts';
import { runPhone } from './phone.ts';
import type { RunState, Steps, Task, TruthSink } from './state.ts';

/** After how long an update that found the phone switched off is tried again (ours). */
const UPDATE_PATIENCE_MS = MS_PER_MINUTE;

/** Plans a local day: what the person does by habit and on occasions. */
export function planDay(run: RunState, day: number): void {
  const midnight_ms = day * MS_PER_DAY - run.cohort.utc_offset_ms;
  const acts = [...dayOf(run.person, day), ...occasionsOn(run, day)].sort((a, b) => a.at_ms - b.at_ms);
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
  planAct(run, { ...task, index: task.index + 1 });
  const input = inputOf(task.acts[task.index] as Act);
  yield* runPhone(run, time_ms, input, { cause: null, root: 'network' }, sink);
}

function inputOf(act: Act): PhoneInput {
  const { act: input, at_ms: _, ...rest } = act;
  return { input, ...rest } as PhoneInput;
}

/** Plans when a phone installs an update: some time after its release, by the median uptake, or never (dossier 7). */
export function planUpdate(run: RunState, update: ResolvedUpdate): void {
  const stream = randomStream(run.seed, 'update-uptake', run.person.index, update.index);
  const never = stream.chance(update.never_share);
  const wait_ms = Math.round(drawExponential(stream, update.median_days) * MS_PER_DAY);
  if (never) return;
  run.agenda.add(Math.max(run.switched_on_ms, update.released_ms) + wait_ms, { task: 'update', update });
}

/** Installs an update, unless a newer one is there. */
export function* runUpdate(run: RunState, time_ms: number, update: ResolvedUpdate, sink: TruthSink): Steps {
  if (run.phone.power !== 'on') return run.agenda.add(time_ms + UPDATE_PATIENCE_MS, { task: 'update', update });
  if (update.released_ms < run.newest_update_ms) return;
  run.newest_update_ms = update.released_ms;
  yield* runPhone(run, time_ms, { input: 'update', build: update.build }, { cause: null, root: 'boot' }, sink);
}
