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
import type { Outcome, PartialReply } from './outcome.ts';
import { BUSY_STATUS, LATE_STATUS, type Received, type ReceivedRequest, receiveUnreadable } from './receive.ts';
import type { Arrival } from './record.ts';
import { CONTINUE_BYTES, type ReplyForm } from './reply-bytes.ts';
import { cutBytes, sendWhole, waited } from './send-reply.ts';

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
/** How long a client may go on after the server has ended its side of the connection. */
const LINGER_MS = 2_000;
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
  /** What has come is being worked off. */
  let busy = false;
  /** Nothing more is read: what came last ends the connection. */
  let over = false;
  let ended = false;
  let closed = false;
  let stop: Stop | null = null;
  /** A request has been met with silence: whatever reply came now would be taken for its. */
  let mute = false;
  let requests = 0;
  let replies = 0;
  let held = 0;
  let sent: Promise<void> = Promise.resolve();
  let timers: NodeJS.Timeout[] = [];
  let settling: NodeJS.Timeout | null = null;
  let last: NodeJS.Timeout | null = null;

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
      // Whoever takes nothing would be waited for without end.
      const patience = setTimeout(() => socket.destroy(), limits.write_timeout_ms).unref();
      const go = (): void => {
        clearTimeout(patience);
        socket.off('drain', go);
        socket.off('close', go);
        done();
      };
      socket.once('drain', go);
      socket.once('close', go);
    });
  };

  /** A timer that would outlive the connection keeps all that belongs to it. */
  const destroyAfter = (timeout_ms: number): void => {
    const timer = setTimeout(() => socket.destroy(), timeout_ms).unref();
    if (last) clearTimeout(last);
    last = timer;
  };

  const silence = (): void => {
    mute = true;
    destroyAfter(limits.silence_timeout_ms);
  };

  const end = (): void => {
    over = true;
    afterwards(() => {
      // Where nothing is answered, it is the caller who ends the connection.
      if (mute && !ended) return;
      socket.end();
      destroyAfter(LINGER_MS);
    });
  };

  const breakOff = async (outcome: PartialReply, form: ReplyForm): Promise<void> => {
    if (mute) return;
    // What the system has not taken yet, a reset would take back.
    await new Promise<void>((done) => socket.write(cutBytes(outcome, form), () => done()));
    if (outcome.cut.then === 'silence') silence();
    else if (outcome.cut.then === 'reset') socket.resetAndDestroy();
  };

  const perform = (outcome: Outcome, form: ReplyForm): void => {
    const delay = edge.waits && outcome.outcome !== 'silence' ? waited(outcome.delay_ms, closing) : true;
    afterwards(async () => {
      if (!(await delay)) socket.destroy();
      else if (outcome.outcome === 'silence') silence();
      else if (outcome.outcome === 'reset') socket.resetAndDestroy();
      else if (outcome.outcome === 'partial') await breakOff(outcome, form);
      else
        await sendWhole(outcome, form, { write, pauses: edge.waits ? closing : null, goesOn: () => socket.writable });
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
    const status = stop?.status;
    const received = await keep((arrival) => receiveUnreadable(arrival, unreadable, answered, status), answered);
    if (!received) return;
    if (received.outcome.outcome === 'reply') perform(received.outcome, { method: '', closes: true });
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
    perform(outcome, { method: event.request.method, closes });
    if (!closes && !ends && !breaks) return;
    over = true;
    const bytes = reader.rest();
    const reason = 'it came after a request that ends the connection';
    if (bytes.length > 0) await keepUnreadable({ id: 'request-cut-short', reason, bytes }, false);
    // One that was promised to stay lies idle until the caller ends it.
    else if (closes || breaks || ended) end();
  };

  const take = async (event: ReadEvent): Promise<void> => {
    if (event.kind === 'expects-continue') return afterwards(() => write(CONTINUE_BYTES));
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
      if (replies > REPLIES_MAX) await sent;
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
    if (replies === 0 && !busy && !mute && timers.length === 0) socket.destroy();
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
    if (last) clearTimeout(last);
    void work();
  });
  return promise;
}
