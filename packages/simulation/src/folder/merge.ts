import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createHashedFile, type FileFacts } from './hashed-file.ts';
import { keyPatterns, openSegment, type Segment } from './segment.ts';

/** How many segments are read at once, at some MB each: what bounds memory and open files. */
const WAYS_MAX = 64;
const BATCH_BYTES = 1 << 20;

/** What it takes to merge sorted segments into one file. */
export interface MergeOptions {
  /** Which order they are in. */
  readonly kind: keyof typeof keyPatterns;
  /** In order of their devices. */
  readonly segments: readonly string[];
  readonly target: string;
  /** Where to put intermediate files. */
  readonly scratch: string;
  /** How many segments to read at once. */
  readonly ways?: number;
  /** Hears of each batch of lines that has been written, intermediate ones included. May throw to stop. */
  readonly onLines?: ((lines: number) => void) | undefined;
}

/**
 * Merges segments, each sorted, into one sorted text file: by time, then by exchange id (records) or in the order of the
 * segments (timeline: their devices ascend). The memory depends on neither their number nor their length.
 */
export async function mergeSegments(options: MergeOptions): Promise<FileFacts> {
  const { kind, target, scratch, ways = WAYS_MAX } = options;
  let sources = options.segments;
  let intermediate: string[] = [];
  for (let round = 0; sources.length > ways; round++) {
    const merged: string[] = [];
    for (let at = 0; at < sources.length; at += ways) {
      const path = join(scratch, `merged-${kind}-${round}-${merged.length}`);
      await rm(path, { force: true });
      await mergeOnce(sources.slice(at, at + ways), path, true, options);
      merged.push(path);
    }
    for (const path of intermediate) await rm(path);
    intermediate = merged;
    sources = merged;
  }
  const facts = await mergeOnce(sources, target, false, options);
  for (const path of intermediate) await rm(path);
  return facts;
}

async function mergeOnce(
  sources: readonly string[],
  target: string,
  packed: boolean,
  { kind, onLines }: MergeOptions,
): Promise<FileFacts> {
  const open: Segment[] = [];
  const file = await createHashedFile(target, packed);
  try {
    for (const [order, path] of sources.entries()) open.push(await openSegment(path, keyPatterns[kind], order));
    const queue: Segment[] = [];
    for (const segment of open) if (await segment.next()) queue.push(segment);
    for (let at = (queue.length >> 1) - 1; at >= 0; at--) sink(queue, at);
    // While one is written, the other is filled.
    let [batch, written] = [Buffer.allocUnsafe(BATCH_BYTES), Buffer.allocUnsafe(BATCH_BYTES)];
    let filled = 0;
    let lines = 0;
    const flush = async (): Promise<void> => {
      await file.write(batch.subarray(0, filled), lines);
      [batch, written] = [written, batch];
      onLines?.(lines);
      filled = 0;
      lines = 0;
    };
    for (let first = queue[0]; first; first = queue[0]) {
      const { line } = first;
      if (filled + line.length > BATCH_BYTES) await flush();
      if (line.length > BATCH_BYTES) await file.write(line, 1);
      else {
        batch.set(line, filled);
        filled += line.length;
        lines++;
      }
      const more = first.next();
      if (!(more instanceof Promise ? await more : more)) {
        const last = queue.pop() as Segment;
        if (queue.length > 0) queue[0] = last;
      }
      sink(queue, 0);
    }
    await flush();
    return await file.close();
  } catch (error) {
    await file.close().catch(() => undefined);
    throw error;
  } finally {
    for (const segment of open) await segment.close();
  }
}

/** Puts the segment at a place of the heap below those that come before it. */
function sink(queue: Segment[], start: number): void {
  let at = start;
  const moved = queue[at];
  if (!moved) return;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= queue.length) break;
    if (child + 1 < queue.length && isBefore(queue[child + 1] as Segment, queue[child] as Segment)) child++;
    if (!isBefore(queue[child] as Segment, moved)) break;
    queue[at] = queue[child] as Segment;
    at = child;
  }
  queue[at] = moved;
}

function isBefore(a: Segment, b: Segment): boolean {
  if (a.time_ms !== b.time_ms) return a.time_ms < b.time_ms;
  if (a.id !== b.id) return a.id < b.id;
  return a.order < b.order;
}
