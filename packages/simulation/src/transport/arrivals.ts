import { setTimeout as wait } from 'node:timers/promises';
import type { Arrival, Edge, ExchangeRecord, Received } from '@phonehome/fake-server';

/** How long, in real time, the server may take to make a record of a connection that was lost. */
const LATE_RECORD_MS = 250;

/** The edge of a server in a live run: what is under way, and the records that have been made. */
export interface Arrivals {
  readonly edge: Edge;
  /** Registers an arrival under the local port of its socket, before the first byte. Resolves with what is received. */
  expect(local_port: number, arrival: Arrival): Promise<Received>;
  /** Says that the exchange of a port is over. */
  forget(local_port: number): void;
  /** The records made since the last call, in no order. */
  take(): ExchangeRecord[];
}

/** An edge that knows an exchange by the port that its connection comes from, and keeps records in memory. */
export function createArrivals(): Arrivals {
  const pending = new Map<number, { readonly arrival: Arrival; readonly settle: (received: Received) => void }>();
  let records: ExchangeRecord[] = [];
  return {
    edge: {
      waits: false,
      arrive: (socket) => pending.get(socket.remotePort ?? 0)?.arrival ?? null,
      keep(socket, received) {
        records.push(received.record);
        pending.get(socket.remotePort ?? 0)?.settle(received);
      },
    },
    expect(local_port, { exchange_id, time_ms }) {
      // Of what is known of it, only this: the record of a run does not say to which port it came.
      const arrival: Arrival = { exchange_id, time_ms };
      const { promise, resolve } = Promise.withResolvers<Received>();
      pending.set(local_port, { arrival, settle: resolve });
      return promise;
    },
    forget(local_port) {
      pending.delete(local_port);
    },
    take() {
      const taken = records;
      records = [];
      return taken;
    },
  };
}

/** Waits for the record of a lost connection: what the server has read of it belongs to this moment. */
export async function lateRecord(received: Promise<Received>): Promise<void> {
  await Promise.race([received, wait(LATE_RECORD_MS)]);
}
