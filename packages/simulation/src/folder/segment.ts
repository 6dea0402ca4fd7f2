import { openFrames } from './frames.ts';

const LINE_FEED = 0x0a;
/** The keys of a line stand at its beginning. */
const KEY_CHARACTERS = 160;

/** How the keys of a line are read: its time, and what comes next in the order of its file. */
export const keyPatterns = {
  records: /"exchange_id":"(?<id>[^"]*)","time_ms":(?<time_ms>\d+)/,
  activations: /"exchange_id":"(?<id>[^"]*)","time_ms":(?<time_ms>\d+)/,
  timeline: /"time_ms":(?<time_ms>\d+)/,
} as const;

/** A sorted file of frames that is read line by line. */
export interface Segment {
  /** Its place among the segments. */
  readonly order: number;
  /** The bytes of the line, with its line feed. */
  readonly line: Buffer;
  readonly time_ms: number;
  readonly id: string;
  /** Goes on to the next line; false when there is none. A promise only when a frame has to be read. */
  next(): boolean | Promise<boolean>;
  close(): Promise<void>;
}

/**
 * Opens a segment; `next` must be called for its first line.
 * @throws RangeError for a line without keys
 */
export async function openSegment(path: string, keys: RegExp, order: number): Promise<Segment> {
  const frames = await openFrames(path);
  let frame: Buffer = Buffer.alloc(0);
  let start = 0;
  const take = (): true => {
    const end = frame.indexOf(LINE_FEED, start) + 1;
    segment.line = frame.subarray(start, end);
    const found = keys.exec(frame.toString('latin1', start, Math.min(end, start + KEY_CHARACTERS)))?.groups;
    if (!found) throw new RangeError(`${path}: a line has no keys`);
    segment.time_ms = Number(found.time_ms);
    segment.id = found.id ?? '';
    start = end;
    return true;
  };
  const read = async (): Promise<boolean> => {
    const next = await frames.next();
    if (!next) return false;
    frame = next;
    start = 0;
    return frame.length === 0 ? read() : take();
  };
  const segment = {
    order,
    line: frame,
    time_ms: 0,
    id: '',
    next: (): boolean | Promise<boolean> => (start < frame.length ? take() : read()),
    close: () => frames.close(),
  };
  return segment;
}
