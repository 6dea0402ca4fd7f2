import type { Socket } from 'node:net';
import type { Observation } from '@phonehome/client-sim';
import { listen, type Received, type ReplyPolicy } from '@phonehome/fake-server';
import { parseReply } from '@phonehome/shared';
import { createArrivals, lateRecord } from './arrivals.ts';
import { createLiveActivations, type LiveActivationOptions } from './live-activation.ts';
import { dialLoopback, noPort, REAL_TIMEOUT_MS, stalled } from './loopback.ts';
import { observationOf } from './observed.ts';
import type { Transport } from './transport.ts';

/** What a live transport needs. */
export interface LiveOptions {
  readonly policy: ReplyPolicy;
  /** The port that phones dial, given the server's; a test puts a proxy between. It must keep the source port. */
  readonly dial?: (server_port: number) => number | Promise<number>;
  readonly activation?: LiveActivationOptions;
}

/**
 * Starts the server on a free loopback port and carries each request to it over a socket of its own. The record is made
 * from the bytes read from that socket; only its arrival (virtual time, id) is registered beside it.
 * @throws PhonehomeError ENVIRONMENT when no port can be had
 */
export async function createLiveTransport({ policy, dial, activation }: LiveOptions): Promise<Transport> {
  const arrivals = createArrivals();
  const { edge } = arrivals;
  const activations = createLiveActivations(activation);
  const listener = await listen(policy, edge, 0).catch((error) => {
    throw noPort(error);
  });
  const port = dial ? await dial(listener.port) : listener.port;
  return {
    ...activations,
    name: 'live',
    async exchange(exchange) {
      const socket = await dialLoopback(port);
      const local_port = socket.localPort as number;
      const received = arrivals.expect(local_port, exchange);
      try {
        const observation = await converse(socket, exchange.sent.bytes, received);
        if (observation.kind === 'connection_lost') await lateRecord(received);
        return observation;
      } finally {
        socket.destroy();
        arrivals.forget(local_port);
      }
    },
    takeRecords: () => arrivals.take(),
    async close() {
      await activations.close();
      await listener.close();
    },
  };
}

/** Sends the request, reads the reply to its end, and says what the phone saw. */
function converse(socket: Socket, bytes: Buffer, settled: Promise<Received>): Promise<Observation> {
  const { promise, resolve, reject } = Promise.withResolvers<Observation>();
  const chunks: Buffer[] = [];
  let done: Observation | null = null;
  // That the connection is lost is seen on the socket alone. When, in virtual time, is the server's to say if it did it.
  const lose = (): void =>
    resolve({ kind: 'connection_lost', delay_ms: done?.kind === 'connection_lost' ? done.delay_ms : 0 });
  const readReply = (ended: boolean): void => {
    const reply = readableReply(Buffer.concat(chunks), ended);
    if (reply === 'incomplete') return;
    if (reply === 'unreadable') return lose();
    void settled.then(({ outcome }) => {
      const meant = observationOf(outcome);
      resolve({ kind: 'reply', delay_ms: meant.kind === 'reply' ? meant.delay_ms : 0, body: reply.body });
    });
  };
  void settled.then(({ outcome }) => {
    done = observationOf(outcome);
    if (done.kind === 'silence') resolve(done);
  });
  socket.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    readReply(false);
  });
  socket.on('end', () => readReply(true));
  socket.on('error', lose);
  socket.on('close', lose);
  // Never an observation: how fast this machine is must not decide what a phone sees.
  socket.setTimeout(REAL_TIMEOUT_MS, () => reject(stalled()));
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
