import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Observation } from '@phonehome/client-sim';
import {
  type Arrival,
  type Edge,
  type ExchangeRecord,
  LOOPBACK,
  listen,
  type Outcome,
  type Received,
  type ReplyPolicy,
} from '@phonehome/fake-server';
import { PhonehomeError, parseReply } from '@phonehome/shared';
import type { Transport } from './transport.ts';

/** How long, in real time, nothing may happen on a loopback connection before the run gives up. */
const REAL_TIMEOUT_MS = 20_000;
/** How long, in real time, the server may take to make a record of a connection that was lost. */
const LATE_RECORD_MS = 250;
/** How long to wait for a free local port when the system has run out of them, and how often. */
const PORT_WAIT_MS = 200;
const PORT_TRIES_MAX = 300;

/** An exchange under way, known to the server's edge by the local port of its socket. */
interface Pending {
  readonly arrival: Arrival;
  readonly settle: (received: Received) => void;
}

/** What a live transport needs. */
export interface LiveOptions {
  readonly policy: ReplyPolicy;
  /** The port that phones dial, given the server's; a test puts a proxy between. It must keep the source port. */
  readonly dial?: (server_port: number) => number | Promise<number>;
}

/**
 * Starts the server on a free loopback port and carries each request to it over a socket of its own. The record is made
 * from the bytes read from that socket; only its arrival (virtual time, id) is registered beside it.
 * @throws PhonehomeError ENVIRONMENT when no port can be had
 */
export async function createLiveTransport({ policy, dial }: LiveOptions): Promise<Transport> {
  const pending = new Map<number, Pending>();
  let records: ExchangeRecord[] = [];
  const edge: Edge = {
    waits: false,
    arrive: (socket) => pending.get(socket.remotePort ?? 0)?.arrival ?? null,
    keep(socket, received) {
      records.push(received.record);
      pending.get(socket.remotePort ?? 0)?.settle(received);
    },
  };
  const listener = await listen(policy, edge, 0).catch((error: NodeJS.ErrnoException) => {
    const what = `no port on ${LOOPBACK} can be opened (${error.code})`;
    throw new PhonehomeError('ENVIRONMENT', [{ what, remedy: 'Allow listening on loopback, or run with --virtual' }]);
  });
  const port = dial ? await dial(listener.port) : listener.port;
  return {
    name: 'live',
    async exchange(exchange) {
      const socket = await dialLoopback(port);
      const local_port = socket.localPort as number;
      const settled = Promise.withResolvers<Received>();
      pending.set(local_port, { arrival: exchange, settle: settled.resolve });
      try {
        const observation = await converse(socket, exchange.bytes, settled.promise);
        // What the server has read of a lost connection still becomes a record, and belongs to this moment.
        if (observation.kind === 'connection_lost') await Promise.race([settled.promise, wait(LATE_RECORD_MS)]);
        return observation;
      } finally {
        socket.destroy();
        pending.delete(local_port);
      }
    },
    takeRecords() {
      const taken = records;
      records = [];
      return taken;
    },
    close: () => listener.close(),
  };
}

/** Sends the request, reads the reply to its end, and says what the phone saw. */
function converse(socket: Socket, bytes: Buffer, settled: Promise<Received>): Promise<Observation> {
  const { promise, resolve, reject } = Promise.withResolvers<Observation>();
  const chunks: Buffer[] = [];
  let done: Outcome | null = null;
  // That the connection is lost is seen on the socket alone. When, in virtual time, is the server's to say if it did it.
  const lose = (): void =>
    resolve({ kind: 'connection_lost', delay_ms: done?.outcome === 'reset' ? done.delay_ms : 0 });
  const readReply = (ended: boolean): void => {
    const reply = readableReply(Buffer.concat(chunks), ended);
    if (reply === 'incomplete') return;
    if (reply === 'unreadable') return lose();
    void settled.then(({ outcome }) =>
      resolve({ kind: 'reply', delay_ms: outcome.outcome === 'reply' ? outcome.delay_ms : 0, body: reply.body }),
    );
  };
  void settled.then(({ outcome }) => {
    done = outcome;
    if (outcome.outcome === 'silence') resolve({ kind: 'silence' });
  });
  socket.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    readReply(false);
  });
  socket.on('end', () => readReply(true));
  socket.on('error', lose);
  socket.on('close', lose);
  // Never an observation: how fast this machine is must not decide what a phone sees.
  socket.setTimeout(REAL_TIMEOUT_MS, () => {
    const what = `nothing came over loopback for ${REAL_TIMEOUT_MS / 1000} s; this machine may have been asleep`;
    reject(new PhonehomeError('ENVIRONMENT', [{ what, remedy: 'Start the run again' }]));
  });
  socket.write(bytes);
  return promise;
}

function readableReply(bytes: Buffer, ended: boolean): { body: string } | 'incomplete' | 'unreadable' {
  try {
    return parseReply(bytes, ended) ?? 'incomplete';
  } catch {
    return 'unreadable';
  }
}

/** Opens a connection; when the system has no local port left, waits for one that earlier connections give back. */
async function dialLoopback(port: number): Promise<Socket> {
  for (let tries = 1; ; tries++) {
    const socket = connect({ port, host: LOOPBACK, noDelay: true });
    try {
      await once(socket, 'connect');
      return socket;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'EADDRNOTAVAIL' || tries === PORT_TRIES_MAX) {
        const what = `the connection to ${LOOPBACK}:${port} failed (${code})`;
        throw new PhonehomeError('ENVIRONMENT', [
          { what, remedy: 'Allow connections on loopback, or run with --virtual' },
        ]);
      }
      await wait(PORT_WAIT_MS);
    }
  }
}
