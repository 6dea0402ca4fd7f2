import { sequenceDistance } from './sequence.ts';

/** A piece of a stream, in its place: `gap_bytes` before it were never seen. */
export interface Piece {
  readonly time_us: number;
  readonly bytes: Uint8Array;
  readonly gap_bytes: number;
}

/** A segment that came before what is due. */
interface Early {
  readonly sequence: number;
  readonly bytes: Uint8Array;
  readonly time_us: number;
}

/** How many bytes wait for a gap to be closed; after that it is taken to be lost. */
const WAITING_BYTES_MAX = 1024 * 1024;
/** So many segments do so, too: those may be of a byte each. */
const WAITING_MAX = 16_384;
/** What a segment that waits takes beside its bytes. */
const SEGMENT_BYTES = 150;

/** One direction of a TCP connection: puts segments into their order, drops what comes twice. */
export interface StreamHalf {
  /** The sequence number of a SYN: that of the first byte, less one. */
  begin(sequence: number): void;
  add(sequence: number, bytes: Uint8Array, time_us: number): Piece[];
  /** The sequence number of a FIN. */
  finish(sequence: number): void;
  /** Whether all has come, up to its FIN. */
  isWhole(): boolean;
  /** What still waits, with its gaps: nothing more will come. */
  flush(): Piece[];
  /** How much memory is taken by what waits, in bytes. */
  readonly waiting: number;
}

/** A half that has seen nothing yet. Of a connection whose begin was not captured, the first segment seen is the first. */
export function createStreamHalf(): StreamHalf {
  let due: number | null = null;
  let end: number | null = null;
  /** In the order of the stream. */
  const early: Early[] = [];
  let waiting_bytes = 0;

  /** Takes a segment that begins at what is due, or before it. */
  const take = ({ sequence, bytes, time_us }: Early, gap_bytes: number): Piece[] => {
    const seen = sequenceDistance(sequence, due as number);
    if (seen >= bytes.length) return [];
    due = (sequence + bytes.length) >>> 0;
    return [{ time_us, bytes: seen > 0 ? bytes.subarray(seen) : bytes, gap_bytes }];
  };

  /** Puts a segment where it belongs: most come in order, behind all others. Of those that begin alike the first stays first. */
  const keep = (one: Early): void => {
    const after = early.findLastIndex(({ sequence }) => sequenceDistance(sequence, one.sequence) >= 0);
    early.splice(after + 1, 0, one);
    waiting_bytes += one.bytes.length;
  };

  /** Takes what waits, as long as nothing is missing before it, or, `anyway`, also then. */
  const settle = (anyway: boolean): Piece[] => {
    const pieces: Piece[] = [];
    let taken = 0;
    for (let next = early[taken]; next; next = early[++taken]) {
      const gap_bytes = Math.max(0, sequenceDistance(due as number, next.sequence));
      if (gap_bytes > 0 && !anyway && waiting_bytes <= WAITING_BYTES_MAX && early.length <= WAITING_MAX) break;
      waiting_bytes -= next.bytes.length;
      if (gap_bytes > 0) due = next.sequence;
      pieces.push(...take(next, gap_bytes));
    }
    early.splice(0, taken);
    return pieces;
  };

  return {
    begin(sequence) {
      due = (sequence + 1) >>> 0;
    },
    add(sequence, bytes, time_us) {
      if (bytes.length === 0) return [];
      due ??= sequence;
      if (sequenceDistance(due, sequence) <= 0) return [...take({ sequence, bytes, time_us }, 0), ...settle(false)];
      // A copy, as `slice` of a Buffer is none: the memory of the capture is used again.
      keep({ sequence, bytes: new Uint8Array(bytes), time_us });
      return settle(false);
    },
    finish(sequence) {
      due ??= sequence;
      end = sequence;
    },
    isWhole: () => end !== null && sequenceDistance(due as number, end) <= 0,
    flush: () => settle(true),
    get waiting() {
      return waiting_bytes + early.length * SEGMENT_BYTES;
    },
  };
}
