import type { Socket } from 'node:net';
import type { Received } from './receive.ts';
import type { Arrival } from './record.ts';

/** That `done` will be called. */
export const LATER = 'later';

/**
 * The world around the server: when a request arrived and under which id, and where its record goes. A run has virtual
 * time and memory; `serve` has the wall clock and a store.
 */
export interface Edge {
  /**
   * The arrival of the next request of a socket, or null for a connection that has no business here.
   * @param port the server's
   */
  arrive(socket: Socket, port: number): Arrival | null;
  /**
   * Keeps the record; the reply is sent only when this is done. An edge that gives `later` calls `done` instead of having a
   * promise made for each record: with null, or with why it could not.
   */
  keep(socket: Socket, received: Received, done: (error: unknown) => void): Promise<void> | void | typeof LATER;
  /** Whether delays are really waited for. In a run they pass in virtual time. */
  readonly waits: boolean;
}
