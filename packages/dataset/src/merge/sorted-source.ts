import { type FileHandle, open } from 'node:fs/promises';

/** Something of a part that has a time: a line, a packet. */
export interface Timed {
  readonly time_us: number;
  readonly bytes: Uint8Array;
}

/** Takes apart a part, piece by piece. */
export type PartReader = (piece: Uint8Array, take: (timed: Timed) => void) => void;

/** A part that is read in order of time. */
export interface SortedSource {
  /** What comes next; null at the end. */
  first(): Timed | null;
  /** Goes on. A promise only when more has to be read. */
  next(): Promise<void> | undefined;
  close(): Promise<void>;
}

const PIECE_BYTES = 1 << 20;

/** Opens a part; rejects with the system's error when it cannot be read. */
export async function openSortedSource(path: string, reader: PartReader): Promise<SortedSource> {
  const file: FileHandle = await open(path);
  let waiting: Timed[] = [];
  let at = 0;
  const read = async (): Promise<void> => {
    waiting = [];
    at = 0;
    while (waiting.length === 0) {
      // A piece of its own each time: what was taken of the last one may still be in use.
      const piece = new Uint8Array(PIECE_BYTES);
      const { bytesRead } = await file.read(piece, 0, PIECE_BYTES);
      if (bytesRead === 0) return;
      reader(piece.subarray(0, bytesRead), (timed) => void waiting.push(timed));
    }
  };
  await read();
  return {
    first: () => waiting[at] ?? null,
    next() {
      at++;
      return at < waiting.length ? undefined : read();
    },
    close: () => file.close(),
  };
}
