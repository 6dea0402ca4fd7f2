import type { Packet } from '../packet/parse-frame.ts';
import { tcpFlags } from '../packet/tcp.ts';
import { createStreamHalf, type Piece, type StreamHalf } from './stream-half.ts';

/** An end of a connection. */
export interface Endpoint {
  readonly address: string;
  readonly port: number;
}

/** A TCP connection. The client is the end that opened it; where that was not seen, the one with the higher port. */
export interface Connection {
  /** Counts the connections of a capture, from 0. */
  readonly number: number;
  readonly client: Endpoint;
  readonly server: Endpoint;
  readonly begin_us: number;
  /** Whether its opening was captured. */
  readonly whole_from_start: boolean;
}

/** What comes of a connection, in the order of the capture and of the stream. */
export type StreamEvent =
  | ({ readonly event: 'data'; readonly connection: Connection; readonly from: 'client' | 'server' } & Piece)
  | {
      readonly event: 'closed';
      readonly connection: Connection;
      readonly time_us: number;
      readonly by: 'end' | 'reset' | 'lost';
    };

interface Open {
  readonly connection: Connection;
  readonly halves: Readonly<Record<'client' | 'server', StreamHalf>>;
  last_us: number;
  has_data: boolean;
}

/** Connections that are kept in mind at once; beyond it those that were silent the longest are given up. */
const OPEN_MAX = 20_000;

/** Connections that have ended and are still known, and for how long: twice the life of a segment (RFC 9293, 3.4.2). */
const CLOSED_MAX = 10_000;
const LATE_US = 240_000_000;

/** Puts the TCP connections of a capture together. Memory: what is open and out of order, within bounds. */
export interface Reassembler {
  add(packet: Packet, time_us: number): StreamEvent[];
  /** Gives up the connection that was silent the longest, if there is one. */
  giveUp(): StreamEvent[];
  /** The capture has ended. */
  end(): StreamEvent[];
}

/** What waits in all connections together, in bytes; beyond it those that were silent the longest are given up. */
const WAITING_BYTES_MAX = 64 * 1024 * 1024;

/** A reassembler that has seen nothing yet. */
export function createReassembler(): Reassembler {
  // In the order of last use, since what is used is put in anew.
  const open = new Map<string, Open>();
  const closed = new Map<string, number>();
  let count = 0;
  let waiting_bytes = 0;

  const start = (packet: Packet, from_client: boolean, time_us: number, whole_from_start: boolean): Open => {
    const ends = [
      { address: packet.source, port: packet.source_port },
      { address: packet.destination, port: packet.destination_port },
    ] as const;
    const [client, server] = from_client ? ends : [ends[1], ends[0]];
    const connection = { number: count++, client, server, begin_us: time_us, whole_from_start };
    const halves = { client: createStreamHalf(), server: createStreamHalf() };
    return { connection, halves, last_us: time_us, has_data: false };
  };

  const close = (key: string, one: Open, by: 'end' | 'reset' | 'lost'): StreamEvent[] => {
    open.delete(key);
    closed.set(key, one.last_us);
    if (closed.size > CLOSED_MAX) closed.delete(closed.keys().next().value as string);
    const { connection, halves, last_us } = one;
    waiting_bytes -= halves.client.waiting + halves.server.waiting;
    const rest = (['client', 'server'] as const).flatMap((from) => told(connection, from, halves[from].flush()));
    return [...rest, { event: 'closed', connection, time_us: last_us, by }];
  };

  const giveUp = (): StreamEvent[] => {
    const [oldest] = open;
    if (!oldest) return [];
    const events = close(...oldest, 'lost');
    // It has not ended: whatever still comes of it is seen.
    closed.delete(oldest[0]);
    return events;
  };

  return {
    giveUp,
    add(packet, time_us) {
      if (packet.protocol !== 'tcp') return [];
      const key = keyOf(packet);
      const events: StreamEvent[] = [];
      const { flags, sequence } = packet;
      const opens = (flags & tcpFlags.syn) !== 0;
      const answers = opens && (flags & tcpFlags.ack) !== 0;
      let one = open.get(key);
      // The same ports once more: a new connection, unless the first SYN is only sent again.
      if (one && opens && !answers && one.connection.client.port === packet.source_port && one.has_data) {
        events.push(...close(key, one, 'lost'));
        one = undefined;
      }
      if (!one) {
        // What comes after the end, as a segment that is sent again, begins nothing.
        const closed_us = closed.get(key);
        const is_late = closed_us !== undefined && time_us - closed_us < LATE_US;
        if (!opens && (packet.payload.length === 0 || is_late)) return events;
        closed.delete(key);
        const from_client = opens ? !answers : packet.source_port >= packet.destination_port;
        one = start(packet, from_client, time_us, opens && !answers);
      }
      open.delete(key);
      open.set(key, one);
      one.last_us = time_us;
      const from = isClient(one.connection, packet) ? 'client' : 'server';
      const half = one.halves[from];
      if (opens) half.begin(sequence);
      else {
        const before = half.waiting;
        events.push(...told(one.connection, from, half.add(sequence, packet.payload, time_us)));
        waiting_bytes += half.waiting - before;
      }
      if (packet.payload.length > 0) one.has_data = true;
      if ((flags & tcpFlags.fin) !== 0) half.finish((sequence + packet.payload.length + packet.missing_bytes) >>> 0);
      if ((flags & tcpFlags.rst) !== 0) events.push(...close(key, one, 'reset'));
      else if (one.halves.client.isWhole() && one.halves.server.isWhole()) events.push(...close(key, one, 'end'));
      while (open.size > OPEN_MAX || waiting_bytes > WAITING_BYTES_MAX) events.push(...giveUp());
      return events;
    },
    end: () => [...open].flatMap(([key, one]) => close(key, one, 'lost')),
  };
}

function told(connection: Connection, from: 'client' | 'server', pieces: readonly Piece[]): StreamEvent[] {
  return pieces.map((piece) => ({ event: 'data', connection, from, ...piece }));
}

/** The same for both directions. Joined, it is one text: put together otherwise, it would keep its parts beside it. */
function keyOf({ source, source_port, destination, destination_port }: Packet): string {
  const is_first = source_port === destination_port ? source < destination : source_port < destination_port;
  return (
    is_first
      ? [source, source_port, destination, destination_port]
      : [destination, destination_port, source, source_port]
  ).join(' ');
}

function isClient({ client }: Connection, { source, source_port }: Packet): boolean {
  return client.address === source && client.port === source_port;
}
