import type { Socket } from 'node:net';
import {
  createRequestReader,
  encodeReplyBody,
  type HttpReply,
  type ReadEvent,
  type ReadRequest,
  type UnreadableBytes,
} from '@phonehome/shared';
import { type Edge, LATER } from './edge.ts';
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
  /** The request whose record is being kept, and whether it is whole because nobody waits any longer. */
  let request: ReadRequest | null = null;
  let is_stopped = false;
  /** What came after a request that ends the connection. */
  let left: Omit<UnreadableBytes, 'kind'> | null = null;
  let requests = 0;
  let held = 0;
  let timers: NodeJS.Timeout[] = [];
  let settling: NodeJS.Timeout | null = null;

  const end = (): void => {
    over = true;
    replies.end(() => ended);
  };

  /** Goes on when a record is kept, or could not be; null while none is under way. */
  let then: ((received: Received) => void) | null = null;
  let keeping: Received | null = null;
  let refuses = false;
  let is_sync = false;

  const begin = (received: Received): ReturnType<Edge['keep']> => {
    try {
      return edge.keep(socket, received, kept);
    } catch (error) {
      return Promise.reject(error);
    }
  };

  /**
   * Keeps a record and goes on with it, unless the edge does not want it, or could not: then the connection is at its end.
   * @param answered whether somebody waits for a reply
   * @returns false where that is later, after `work` was left
   */
  const keep = (received: Received, goOn: (received: Received) => void, answered: boolean): boolean => {
    then = goOn;
    keeping = received;
    refuses = answered;
    is_sync = true;
    const result = begin(received);
    if (result === undefined) kept(null);
    else if (result !== LATER) {
      result.then(
        () => kept(null),
        (error) => kept(error ?? NOT_KEPT),
      );
    }
    is_sync = false;
    return keeping === null;
  };

  const kept = (error: unknown): void => {
    const received = keeping as Received;
    const goOn = then as (received: Received) => void;
    keeping = null;
    then = null;
    if (error === null) goOn(received);
    else {
      // The edge has said so. What was not kept is refused, whatever was decided.
      over = true;
      if (refuses) replies.perform({ outcome: 'reply', reply: NOT_KEPT, delay_ms: 0 }, { method: '', closes: true });
      end();
    }
    if (!is_sync) step();
  };

  const turnAway = (): boolean => {
    over = true;
    socket.destroy();
    return true;
  };

  const takeUnreadable = (unreadable: Omit<UnreadableBytes, 'kind'>, answered: boolean): boolean => {
    over = true;
    const arrival = edge.arrive(socket, serving.port);
    if (!arrival) return turnAway();
    return keep(receiveUnreadable(arrival, unreadable, answered, stop?.status), afterUnreadable, answered);
  };

  const afterUnreadable = ({ outcome }: Received): void => {
    if (outcome.outcome === 'reply') replies.perform(outcome, { method: '', closes: true });
    end();
  };

  const takeRequest = (event: ReadRequest): boolean => {
    const read = stop && event.cut !== null ? { ...event, refusal_status: stop.status } : event;
    // The reader was told that nothing more comes.
    is_stopped = stop !== null && event.cut === null && reader.is_ended;
    // What comes after it has its own time.
    stopTimers();
    stop = null;
    const arrival = edge.arrive(socket, serving.port);
    if (!arrival) return turnAway();
    request = event;
    return keep(receive(arrival, read), afterRequest, true);
  };

  const afterRequest = ({ outcome }: Received): void => {
    const event = request as ReadRequest;
    request = null;
    const asked = outcome.outcome === 'reply' ? outcome.connection : undefined;
    const ends = event.closes || event.cut !== null || is_stopped || ++requests >= limits.requests_per_connection_max;
    const breaks = outcome.outcome === 'partial' && outcome.cut.then === 'close';
    const closes = asked === 'keep-alive' ? event.cut !== null : ends || asked === 'close';
    replies.perform(outcome, { method: event.request.method, closes });
    if (!closes && !ends && !breaks) return;
    over = true;
    const bytes = reader.rest();
    const reason = 'it came after a request that ends the connection';
    if (bytes.length > 0) left = { id: 'request-cut-short', reason, bytes };
    // One that was promised to stay lies idle until the caller ends it.
    else if (closes || breaks || ended) end();
  };

  /** Takes what came next; false where it goes on later. */
  const take = (event: ReadEvent): boolean => {
    if (event.kind === 'request') return takeRequest(event);
    if (event.kind === 'unreadable') return takeUnreadable(event, true);
    replies.send(CONTINUE_BYTES);
    return true;
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

  const work = (): void => {
    if (!busy) {
      busy = true;
      step();
    } else if (reader.rest().length > UNREAD_BYTES_MAX) socket.pause();
  };

  /** Works off what has come, until it has to wait for something that goes on here. */
  const step = (): void => {
    for (;;) {
      if (replies.length > REPLIES_MAX) return void replies.settled().then(step);
      if (left) {
        const bytes = left;
        left = null;
        if (!takeUnreadable(bytes, false)) return;
        continue;
      }
      const event = nextEvent();
      if (!event) break;
      if (!take(event)) return;
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
      work();
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
      work();
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
    work();
  });
  socket.on('end', () => {
    ended = true;
    // What is being worked off may still get a reply, and ends the connection after it.
    if (over && !busy) end();
    else work();
  });
  // Within TLS, bytes that were changed on the way are an error that closes nothing.
  socket.on('error', () => socket.destroy());
  socket.on('close', () => {
    ended = true;
    closed = true;
    replies.stop();
    work();
  });
  return promise;
}
