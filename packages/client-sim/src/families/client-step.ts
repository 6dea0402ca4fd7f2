import type { ClientCommand } from './client-command.ts';

/** A step of an activation client: its new state, and what it wants done. */
export interface ClientStep<State> {
  readonly state: State;
  readonly commands: readonly ClientCommand[];
}

/** A request in flight. One that is forgotten has its outcome ignored, as that carries another number. */
export interface RequestInFlight {
  readonly request: number;
  /** The ICCID text at the time of the request: what a success is stored for, even if a card was exchanged since. */
  readonly iccids: string;
}
