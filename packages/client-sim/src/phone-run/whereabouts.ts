import { cellId } from '@phonehome/shared';
import type { Act } from '../people/act.ts';
import { type RunState, record, type TruthSink, type Whereabouts } from './state.ts';

/** Everybody is at home when the story begins. People whose behaviour has no `mobility` are nowhere in the truth. */
export function beginAtHome(run: RunState, time_ms: number, sink: TruthSink): void {
  const { behaviour, places } = run.person;
  if (behaviour.mobility !== null) moveTo(run, time_ms, { place: 'home', cell: places[0] as number }, sink);
}

/** Takes the person where an act leads. Returns the number of the truth's entry, or null if they stay where they are. */
export function goTo(run: RunState, time_ms: number, act: Act, sink: TruthSink): number | null {
  if (run.whereabouts === null) return null;
  const there = destination(run, act);
  if (there === null) return null;
  const { place, cell } = run.whereabouts;
  return there.place === place && there.cell === cell ? null : moveTo(run, time_ms, there, sink);
}

/** Abroad the phone keeps its cell, whatever a move says, until the journey ends. */
function destination({ phone }: RunState, act: Act): Whereabouts | null {
  if (act.act === 'travel') return { place: act.abroad ? 'abroad' : 'home', cell: act.cell };
  if (act.act !== 'move' || act.place === undefined || phone.abroad || act.place === 'abroad') return null;
  return { place: act.place, cell: act.cell };
}

function moveTo(run: RunState, time_ms: number, there: Whereabouts, sink: TruthSink): number {
  run.whereabouts = there;
  return record(run, time_ms, null, { event: 'moved', place: there.place, cell: cellId(there.cell) }, sink);
}
