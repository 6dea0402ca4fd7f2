import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import {
  createRequestReader,
  encodeReplyBody,
  type HttpReply,
  type ReadEvent,
  type ReadRequest,
  type UnreadableBytes,
} from '@phonehome/shared';
import type { Edge } from './edge.ts';
import type { Outcome } from './outcome.ts';
import { type Received, receiveUnreadable } from './receive.ts';
import type { Arrival } from './record.ts';
import { CONTINUE_BYTES, type ReplyForm, replyBytes } from './reply-bytes.ts';

/** A server as a pure function. */
export type Receive = (arrival: Arrival, read: ReadRequest) => Received;

/** What the connections of a listener have in common. */
export interface Serving {
  /** The server's port. */
  readonly port: number;
  readonly receive: Receive;
  readonly edge: Edge;
  /** Ends the waiting for delays. */
  readonly closing: AbortSignal;
  /** How long a request may take from its first byte to its last. */
  readonly request_timeout_ms: number;
}

/** The refusal of a request whose record could not be kept: it was not received. */
const NOT_KEPT: HttpReply = { status: 503, body: encodeReplyBody('503', 'Not recorded') };

/** After how long without a byte a request whose end is not declared is taken to be whole. */
const SETTLE_MS = 1_000;
/** How long a connection may lie idle between requests. */
const IDLE_TIMEOUT_MS = 72_000;
/** How long a client may go on after the server has ended its side of the connection. */
const LINGER_MS = 2_000;
/** How many replies may be under way on a connection, and how many bytes unread. */
const REPLIES_MAX = 256;
const UNREAD_BYTES_MAX = 4 * 1024 * 1024;

/**
 * Reads requests from a connection, keeps each in the order in which they came, and replies in that order. Every byte is
 * kept once: in a request, or in the record of what is none. Resolves when the connection is closed and all is kept.
 */
export function serveConnection(socket: Socket, serving: Serving): Promise<void> {
  const { receive, edge, closing, request_timeout_ms } = serving;
  const { promise, resolve } = Promise.withResolvers<void>();
  const reader = createRequestReader();
  /** What has come is being worked off. */
  let busy = false;
  /** Nothing more is read: what came last ends the connection. */
  let over = false;
  let ended = false;
  let closed = false;
  let late = false;
  /** A request has been met with silence: whatever reply came now would be taken for its. */
  let mute = false;
  let replies = 0;
  let sent: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | null = null;
  let settling: NodeJS.Timeout | null = null;

  /** Does something on the socket after everything that was due before. */
  const afterwards = (act: () => Promise<void> | void): void => {
    replies++;
    sent = sent.then(async () => {
      if (!socket.destroyed) await act();
      replies--;
    });
  };

  const write = async (bytes: Buffer): Promise<void> => {
    if (mute || !socket.writable || socket.write(bytes)) return;
    await new Promise<void>((done) => {
      socket.once('drain', done);
      socket.once('close', done);
    });
  };

  const end = (): void => {
    over = true;
    afterwards(() => {
      // Where nothing is answered, it is the caller who ends the connection.
      if (mute && !ended) return;
      socket.end();
      setTimeout(() => socket.destroy(), LINGER_MS).unref();
    });
  };

  const perform = (outcome: Outcome, form: ReplyForm): void => {
    const delay = edge.waits && outcome.outcome !== 'silence' ? waited(outcome.delay_ms, closing) : true;
    afterwards(async () => {
      if (!(await delay)) socket.destroy();
      else if (outcome.outcome === 'silence') mute = true;
      else if (outcome.outcome === 'reset') socket.resetAndDestroy();
      else await write(replyBytes(outcome.reply, form));
    });
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
        if (answered) perform({ outcome: 'reply', reply: NOT_KEPT, delay_ms: 0 }, { method: '', closes: true });
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
    const received = await keep((arrival) => receiveUnreadable(arrival, unreadable, answered), answered);
    if (!received) return;
    if (received.outcome.outcome === 'reply') perform(received.outcome, { method: '', closes: true });
    end();
  };

  const take = async (event: ReadEvent): Promise<void> => {
    if (event.kind === 'expects-continue') return afterwards(() => write(CONTINUE_BYTES));
    if (event.kind === 'unreadable') return keepUnreadable(event, true);
    const received = await keep((arrival) => receive(arrival, event));
    if (!received) return;
    const closes = event.closes || event.cut !== null;
    perform(received.outcome, { method: event.request.method, closes });
    if (!closes) return;
    const bytes = reader.rest();
    const reason = 'it came after a request that ends the connection';
    if (bytes.length > 0) await keepUnreadable({ id: 'request-cut-short', reason, bytes }, false);
    else end();
  };

  const nextEvent = (): ReadEvent | null => {
    if (over) return null;
    const event = reader.next();
    if (event || !(ended || late) || reader.rest().length === 0) return event;
    reader.end(ended ? 'the connection was closed' : `it was not whole after ${request_timeout_ms} ms`);
    return reader.next();
  };

  const work = async (): Promise<void> => {
    if (busy) {
      if (reader.rest().length > UNREAD_BYTES_MAX) socket.pause();
      return;
    }
    busy = true;
    for (let event = nextEvent(); event; event = nextEvent()) {
      if (event.kind === 'request') {
        // What comes after it has its own time.
        stopTimers();
        late = false;
      }
      await take(event);
      if (replies > REPLIES_MAX) await sent;
    }
    if (ended) end();
    late = false;
    busy = false;
    if (socket.isPaused()) socket.resume();
    watch();
    if (closed) resolve();
  };

  const stopTimers = (): void => {
    for (const one of [timer, settling]) if (one) clearTimeout(one);
    timer = null;
    settling = null;
  };

  /** A request that has begun must be whole in time; when nothing more comes for a while, it may be. */
  const watch = (): void => {
    const begun = !over && !ended && reader.rest().length > 0;
    if (!begun) return stopTimers();
    timer ??= setTimeout(() => {
      late = true;
      void work();
    }, request_timeout_ms).unref();
    settling ??= setTimeout(() => {
      reader.settle();
      void work();
    }, SETTLE_MS).unref();
  };

  // Asked now, the system still knows it; the edge may ask when the connection is gone.
  void socket.remotePort;
  socket.setTimeout(IDLE_TIMEOUT_MS, () => {
    if (replies === 0 && !busy && !mute && timer === null) socket.destroy();
  });
  socket.on('data', (piece: Buffer) => {
    if (over) return;
    reader.push(piece);
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
    void work();
  });
  return promise;
}

/** Waits, and says whether it was to the end. */
function waited(delay_ms: number, signal: AbortSignal): Promise<boolean> {
  return wait(delay_ms, true, { signal }).catch(() => false);
}
