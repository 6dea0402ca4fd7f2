import { open } from 'node:fs/promises';

const READ_BYTES = 1 << 18;
const LINE_FEED = 0x0a;
/** The keys of a line stand at its beginning. */
const KEY_CHARACTERS = 160;

/** How the keys of a line are read: its time, and what comes next in the order of its file. */
export const keyPatterns = {
  records: /"exchange_id":"(?<id>[^"]*)","time_ms":(?<time_ms>\d+)/,
  timeline: /"time_ms":(?<time_ms>\d+)/,
} as const;

/** A sorted file that is read line by line. */
export interface Segment {
  /** Its place among the segments. */
  readonly order: number;
  /** The bytes of the line, with its line feed; valid until the next one. */
  readonly line: Buffer;
  readonly time_ms: number;
  readonly id: string;
  /** Goes on to the next line; false when there is none. A promise only when the file has to be read. */
  next(): boolean | Promise<boolean>;
  close(): Promise<void>;
}

/**
 * Opens a segment; `next` must be called for its first line.
 * @throws RangeError for a line without keys
 */
export async function openSegment(path: string, keys: RegExp, order: number): Promise<Segment> {
  const file = await open(path);
  let buffer: Buffer = Buffer.allocUnsafe(READ_BYTES);
  let start = 0;
  let end = 0;
  const take = (line_feed: number): true => {
    segment.line = buffer.subarray(start, line_feed + 1);
    const found = keys.exec(buffer.toString('latin1', start, Math.min(line_feed, start + KEY_CHARACTERS)))?.groups;
    if (!found) throw new RangeError(`${path}: a line has no keys`);
    segment.time_ms = Number(found.time_ms);
    segment.id = found.id ?? '';
    start = line_feed + 1;
    return true;
  };
  const read = async (): Promise<boolean> => {
    const rest = end - start;
    // A line longer than the buffer needs a larger one.
    const larger = rest === buffer.length ? Buffer.allocUnsafe(2 * buffer.length) : buffer;
    buffer.copy(larger, 0, start, end);
    buffer = larger;
    start = 0;
    const { bytesRead } = await file.read(buffer, rest, buffer.length - rest);
    end = rest + bytesRead;
    if (bytesRead === 0) return false;
    const line_feed = buffer.subarray(0, end).indexOf(LINE_FEED);
    return line_feed < 0 ? read() : take(line_feed);
  };
  const segment = {
    order,
    line: buffer.subarray(0, 0),
    time_ms: 0,
    id: '',
    next(): boolean | Promise<boolean> {
      const line_feed = buffer.indexOf(LINE_FEED, start);
      return line_feed >= 0 && line_feed < end ? take(line_feed) : read();
    },
    close: () => file.close(),
  };
  return segment;
}
