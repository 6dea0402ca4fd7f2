import type { Network } from '../device/event.ts';
import type { Happening } from '../truth.ts';
import { runClient } from './client.ts';
import { runActivation } from './maker.ts';
import { type RunState, record, type Steps, type Task, type TruthSink } from './state.ts';

/** A task that tells a client what became of its request. */
type Outcome = Task & ({ readonly task: 'client' } | { readonly task: 'activation' });

/**
 * Whether the connections of a phone end when its network changes: those over Wi-Fi when it is left, and all when
 * nothing is left. Those over mobile data outlive a change to Wi-Fi for a while, as Android lets them (ours).
 */
export function losesConnections(before: Network, now: Network): boolean {
  return now === 'none' || before === 'wifi';
}

/**
 * Ends the requests that wait for a reply: each is a lost connection now, a failure (dossier 3), whatever was still on
 * its way. The client hears of it before it hears of the network (ours).
 */
export function* loseConnections(run: RunState, time_ms: number, sink: TruthSink): Steps {
  for (const task of run.agenda.remove(isOutcome) as Outcome[]) {
    const { event, happening, origin } = task;
    const { request } = event as { readonly request: number };
    const { exchange_id } = happening as { readonly exchange_id: string };
    const lost: Happening = { event: task.task === 'client' ? 'connection_lost' : 'activation_lost', exchange_id };
    const follows = { ...origin, cause: record(run, time_ms, origin.cause, lost, sink) };
    const told = { event: 'CONNECTION_LOST', request } as const;
    if (task.task === 'client') yield* runClient(run, time_ms, told, follows, sink);
    else yield* runActivation(run, time_ms, told, follows, sink);
  }
}

function isOutcome(task: Task): boolean {
  return (task.task === 'client' || task.task === 'activation') && 'request' in task.event;
}
