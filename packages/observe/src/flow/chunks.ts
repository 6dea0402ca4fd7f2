import type { Sent } from '../find/ledger.ts';

/** Puts together what was sent in several datagrams. */
export interface Chunks {
  /** A datagram: heard as it is, or the message of which it was the last missing piece; nothing while others are missing. */
  add(payload: Uint8Array, sent: Sent): void;
  /** No more datagrams: of messages that are not whole, what there is. */
  end(): void;
}

const MARK = [0x1e, 0x0f] as const;
const HEAD_BYTES = 12;
/** As the format has it. */
const CHUNKS_MAX = 128;
/** Of more that are not whole, or of more bytes of them all, the oldest is given up. */
const MESSAGES_MAX = 256;
const HELD_BYTES_MAX = 16 * 1024 * 1024;
/** What a piece costs beside its bytes. */
const PIECE_BYTES = 200;

interface Message {
  readonly pieces: Map<number, Buffer>;
  readonly sent: Sent;
  held: number;
}

/** Chunks of GELF over UDP: a mark of two bytes, an id of eight, which of them it is, and how many there are. */
export function createChunks(hear: (bytes: Uint8Array, sent: Sent) => void): Chunks {
  const open = new Map<string, Message>();
  let held = 0;
  const close = (id: string): Message | undefined => {
    const message = open.get(id);
    open.delete(id);
    held -= message?.held ?? 0;
    return message;
  };
  /** Tells the pieces that there are, together where none is missing between them. */
  const giveUp = (id: string): void => {
    const message = close(id);
    const numbers = [...(message?.pieces.keys() ?? [])].sort((a, b) => a - b);
    let run: Buffer[] = [];
    numbers.forEach((number, i) => {
      run.push(message?.pieces.get(number) as Buffer);
      if (numbers[i + 1] === number + 1) return;
      hear(Buffer.concat(run), message?.sent as Sent);
      run = [];
    });
  };
  return {
    add(payload, sent) {
      const [first, second] = payload;
      if (first !== MARK[0] || second !== MARK[1] || payload.length <= HEAD_BYTES) return hear(payload, sent);
      const [number = 0, count = 0] = payload.subarray(10, HEAD_BYTES);
      if (count === 0 || count > CHUNKS_MAX || number >= count) return hear(payload, sent);
      const id = `${sent.flow.id} ${Buffer.from(payload.subarray(2, HEAD_BYTES - 2)).toString('hex')} ${count}`;
      const message = open.get(id) ?? { pieces: new Map<number, Buffer>(), sent, held: 0 };
      open.set(id, message);
      // A copy: the capture goes on.
      const piece = Buffer.from(payload.subarray(HEAD_BYTES));
      const before = message.pieces.get(number);
      if (before?.equals(piece)) return;
      // Another one of the same number: the id was used again.
      if (before) hear(before, sent);
      message.pieces.set(number, piece);
      const more = piece.length - (before ? before.length : -PIECE_BYTES);
      message.held += more;
      held += more;
      if (message.pieces.size === count) {
        close(id);
        hear(Buffer.concat(Array.from({ length: count }, (_, i) => message.pieces.get(i) as Buffer)), sent);
      }
      while (open.size > MESSAGES_MAX || held > HELD_BYTES_MAX) giveUp(open.keys().next().value as string);
    },
    end() {
      for (const id of [...open.keys()]) giveUp(id);
    },
  };
}
