import type { Socket } from 'node:net';
import type { HttpReply } from '@phonehome/shared';
import type { Limits } from './limits.ts';
import type { Outcome, PartialReply, WholeReply } from './outcome.ts';
import { type ReplyForm, replyBytes } from './reply-bytes.ts';
import { cutBytes, sendWhole, waited } from './send-reply.ts';

/** How long a client may go on after the server has ended its side of the connection. */
const LINGER_MS = 2_000;

/** What replies of a connection depend on. */
export interface ReplyQueueOptions {
  readonly limits: Limits;
  /** Ends the waiting for delays. */
  readonly closing: AbortSignal;
  /** Whether delays are really waited for. */
  readonly waits: boolean;
}

/** The replies of a connection, sent in the order in which they were decided. */
export interface ReplyQueue {
  /** How many are under way. */
  readonly length: number;
  /** A request has been met with silence: whatever reply came now would be taken for its. */
  readonly is_mute: boolean;
  perform(outcome: Outcome, form: ReplyForm): void;
  send(bytes: Buffer): void;
  /** Ends the connection after all that is due; `has_ended` tells then whether the caller has. */
  end(has_ended: () => boolean): void;
  /** Resolves when all that is due has been done. */
  settled(): Promise<void>;
  /** The connection is gone. */
  stop(): void;
}

/** A queue in which nothing waits. */
export function createReplyQueue(socket: Socket, { limits, closing, waits }: ReplyQueueOptions): ReplyQueue {
  let mute = false;
  let length = 0;
  let sent: Promise<void> = Promise.resolve();
  let last: NodeJS.Timeout | null = null;

  /** Does something on the socket after everything that was due before. */
  const afterwards = (act: () => Promise<void> | void): void => {
    length++;
    sent = sent.then(async () => {
      if (!socket.destroyed) await act();
      length--;
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

  const breakOff = async (outcome: PartialReply, form: ReplyForm): Promise<void> => {
    if (mute) return;
    // What the system has not taken yet, a reset would take back.
    await new Promise<void>((done) => socket.write(cutBytes(outcome, form), () => done()));
    if (outcome.cut.then === 'silence') silence();
    else if (outcome.cut.then === 'reset') socket.resetAndDestroy();
  };

  const act = async (outcome: Outcome, form: ReplyForm): Promise<void> => {
    if (outcome.outcome === 'silence') silence();
    else if (outcome.outcome === 'reset') socket.resetAndDestroy();
    else if (outcome.outcome === 'partial') await breakOff(outcome, form);
    else await sendWhole(outcome, form, { write, pauses: waits ? closing : null, goesOn: () => socket.writable });
  };

  return {
    get length() {
      return length;
    },
    get is_mute() {
      return mute;
    },
    perform(outcome, form) {
      const delay_ms = waits && outcome.outcome !== 'silence' ? outcome.delay_ms : 0;
      // Most replies are small, whole and due at once.
      if (length === 0 && delay_ms === 0 && isPlain(outcome) && !mute && socket.writableLength === 0) {
        if (socket.writable) socket.write(wholeBytes(outcome.reply, form));
        return;
      }
      // Without a delay there is no timer either: the shortest would be a millisecond.
      const delay = delay_ms > 0 ? waited(delay_ms, closing) : true;
      afterwards(async () => {
        if (await delay) await act(outcome, form);
        else socket.destroy();
      });
    },
    send: (bytes) => afterwards(() => write(bytes)),
    end(has_ended) {
      afterwards(() => {
        // Where nothing is answered, it is the caller who ends the connection.
        if (mute && !has_ended()) return;
        socket.end();
        destroyAfter(LINGER_MS);
      });
    },
    settled: () => sent,
    stop() {
      if (last) clearTimeout(last);
    },
  };
}

/** The bytes of replies that were sent before: those of a rule are the same again and again. */
const known = new WeakMap<HttpReply, { keeps?: Buffer; closes?: Buffer }>();

function wholeBytes(reply: HttpReply, form: ReplyForm): Buffer {
  // The only method whose reply is another.
  if (form.method.length === 'HEAD'.length && form.method.toUpperCase() === 'HEAD') return replyBytes(reply, form);
  const both = known.get(reply) ?? {};
  known.set(reply, both);
  if (form.closes) {
    both.closes ??= replyBytes(reply, form);
    return both.closes;
  }
  both.keeps ??= replyBytes(reply, form);
  return both.keeps;
}

function isPlain(outcome: Outcome): outcome is WholeReply {
  return outcome.outcome === 'reply' && !outcome.padding_bytes && !outcome.drip;
}
