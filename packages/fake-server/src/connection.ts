import type { Socket } from 'node:net';
import {
  createRequestReader,
  encodeReplyBody,
  type HttpReply,
  type ReadEvent,
  type ReadRequest,
  type UnreadableBytes,
} from '@phonehome/shared';
import type { Edge } from './edge.ts';
import type { Limits } from './limits.ts';
import { BUSY_STATUS, LATE_STATUS, type Received, type ReceivedRequest, receiveUnreadable } from './receive.ts';
import type { Arrival } from './record.ts';
import { CONTINUE_BYTES } from './reply-bytes.ts';
import { createReplyQueue } from './reply-queue.ts';

/** A server as a pure function. */
export type Receive = (arrival: Arrival, read: ReceivedRequest) => Received;

/** What the connections of a listener have in common. */
export interface Serving {
  /** The server's port. */
  readonly port: number;
  readonly receive: Receive;
  readonly edge: Edge;
  /** Ends the waiting for delays. */
  readonly closing: AbortSignal;
  readonly limits: Limits;
  /** Bytes that are held of unfinished requests, of all connections together. */
  readonly unfinished: { bytes: number };
}

/** The refusal of a request whose record could not be kept: it was not received. */
const NOT_KEPT: HttpReply = { status: 503, body: encodeReplyBody('503', 'Not recorded') };

/** After how long without a byte a request whose end is not declared is taken to be whole. */
const SETTLE_MS = 1_000;
/** How many replies may be under way on a connection, and how many bytes unread. */
const REPLIES_MAX = 256;
const UNREAD_BYTES_MAX = 4 * 1024 * 1024;

/** Why a request is not waited for any longer, in words, and what it is answered with. */
interface Stop {
  readonly why: string;
  readonly status: number;
}

/**
 * Reads requests from a connection, keeps each in the order in which they came, and replies in that order. Every byte is
 * kept once: in a request, or in the record of what is none. Resolves when the connection is closed and all is kept.
 */
export function serveConnection(socket: Socket, serving: Serving): Promise<void> {
  const { receive, edge, closing, limits, unfinished } = serving;
  const { promise, resolve } = Promise.withResolvers<void>();
  const reader = createRequestReader();
  const replies = createReplyQueue(socket, { limits, closing, waits: edge.waits });
  /** What has come is being worked off. */
  let busy = false;
  /** Nothing more is read: what came last ends the connection. */
  let over = false;
  let ended = false;
  let closed = false;
  let stop: Stop | null = null;
  let requests = 0;
  let held = 0;
  let timers: NodeJS.Timeout[] = [];
  let settling: NodeJS.Timeout | null = null;

  const end = (): void => {
    over = true;
    replies.end(() => ended);
  };

  /** Keeps a record; null where the edge does not want it, or could not: then the connection is at its end. */
  const keep = async (make: (arrival: Arrival) => Received, answered = true): Promise<Received | null> => {
    const arrival = edge.arrive(socket, serving.port);
    if (arrival) {
      const received = make(arrival);
      try {
        await edge.keep(socket, received);
        return received;
      } catch {
        // The edge has said so. What was not kept is refused, whatever was decided.
        over = true;
        if (answered) replies.perform({ outcome: 'reply', reply: NOT_KEPT, delay_ms: 0 }, { method: '', closes: true });
        end();
        return null;
      }
    }
    over = true;
    socket.destroy();
    return null;
  };

  const keepUnreadable = async (unreadable: Omit<UnreadableBytes, 'kind'>, answered: boolean): Promise<void> => {
    over = true;
    const status = stop?.status;
    const received = await keep((arrival) => receiveUnreadable(arrival, unreadable, answered, status), answered);
    if (!received) return;
    if (received.outcome.outcome === 'reply') replies.perform(received.outcome, { method: '', closes: true });
    end();
  };

  const takeRequest = async (event: ReadRequest): Promise<void> => {
    const read = stop && event.cut !== null ? { ...event, refusal_status: stop.status } : event;
    // The reader was told that nothing more comes.
    const stopped = stop !== null && event.cut === null && reader.is_ended;
    // What comes after it has its own time.
    stopTimers();
    stop = null;
    const received = await keep((arrival) => receive(arrival, read));
    if (!received) return;
    const { outcome } = received;
    const asked = outcome.outcome === 'reply' ? outcome.connection : undefined;
    const ends = event.closes || event.cut !== null || stopped || ++requests >= limits.requests_per_connection_max;
    const breaks = outcome.outcome === 'partial' && outcome.cut.then === 'close';
    const closes = asked === 'keep-alive' ? event.cut !== null : ends || asked === 'close';
    replies.perform(outcome, { method: event.request.method, closes });
    if (!closes && !ends && !breaks) return;
    over = true;
    const bytes = reader.rest();
    const reason = 'it came after a request that ends the connection';
    if (bytes.length > 0) await keepUnreadable({ id: 'request-cut-short', reason, bytes }, false);
    // One that was promised to stay lies idle until the caller ends it.
    else if (closes || breaks || ended) end();
  };

  const take = async (event: ReadEvent): Promise<void> => {
    if (event.kind === 'expects-continue') return replies.send(CONTINUE_BYTES);
    if (event.kind === 'unreadable') return keepUnreadable(event, true);
    return takeRequest(event);
  };

  const nextEvent = (): ReadEvent | null => {
    if (over) return null;
    const event = reader.next();
    if (event || !(ended || stop) || reader.rest().length === 0) return event;
    reader.end(ended ? 'the connection was closed' : (stop as Stop).why);
    return reader.next();
  };

  /** Keeps count of what is held for this connection. */
  const hold = (bytes: number): void => {
    unfinished.bytes += bytes - held;
    held = bytes;
  };

  const work = async (): Promise<void> => {
    if (busy) {
      if (reader.rest().length > UNREAD_BYTES_MAX) socket.pause();
      return;
    }
    busy = true;
    for (let event = nextEvent(); event; event = nextEvent()) {
      await take(event);
      if (replies.length > REPLIES_MAX) await replies.settled();
    }
    if (ended) end();
    stop = null;
    busy = false;
    hold(over || closed ? 0 : reader.rest().length);
    if (socket.isPaused()) socket.resume();
    watch();
    if (closed) resolve();
  };

  const stopTimers = (): void => {
    for (const one of timers) clearTimeout(one);
    timers = [];
    if (settling) clearTimeout(settling);
    settling = null;
  };

  const stopAfter = (timeout_ms: number, is_due: () => boolean): NodeJS.Timeout =>
    setTimeout(() => {
      if (!is_due()) return;
      stop = { why: `it was not whole after ${timeout_ms} ms`, status: LATE_STATUS };
      void work();
    }, timeout_ms).unref();

  /** A request that has begun must be whole in time; when nothing more comes for a while, it may be. */
  const watch = (): void => {
    const begun = !over && !ended && reader.rest().length > 0;
    if (!begun) return stopTimers();
    if (timers.length === 0) {
      timers = [
        stopAfter(limits.head_timeout_ms, () => !reader.has_head),
        stopAfter(limits.request_timeout_ms, () => true),
      ];
    }
    settling ??= setTimeout(() => {
      reader.settle();
      void work();
    }, SETTLE_MS).unref();
  };

  // Asked now, the system still knows it; the edge may ask when the connection is gone.
  void socket.remotePort;
  // A listener that is given to setTimeout hears of the first time only, which may be in the midst of a request.
  socket.setTimeout(limits.idle_timeout_ms);
  socket.on('timeout', () => {
    if (replies.length === 0 && !busy && !replies.is_mute && timers.length === 0) socket.destroy();
  });
  socket.on('data', (piece: Buffer) => {
    if (over) return;
    reader.push(piece);
    hold(reader.rest().length);
    if (unfinished.bytes > limits.unfinished_bytes_max) {
      stop = { why: 'the server holds too many bytes of unfinished requests', status: BUSY_STATUS };
    }
    if (settling) clearTimeout(settling);
    settling = null;
    void work();
  });
  socket.on('end', () => {
    ended = true;
    // What is being worked off may still get a reply, and ends the connection after it.
    if (over && !busy) end();
    else void work();
  });
  // Within TLS, bytes that were changed on the way are an error that closes nothing.
  socket.on('error', () => socket.destroy());
  socket.on('close', () => {
    ended = true;
    closed = true;
    replies.stop();
    void work();
  });
  return promise;
}
