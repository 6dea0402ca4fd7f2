import { performance } from 'node:perf_hooks';
import { setImmediate as turn } from 'node:timers/promises';
import type { Retention } from './record-store.ts';
import type { Writer } from './writer.ts';

/** So often it is looked whether the process has time to spare. */
const LOOK_MS = 50;
/**
 * It has, if so few records came since, and if it was busy for less than this share of the time; then segments are digested
 * for so long. How many come tells more than how busy it was: where processors are scarce, who sends waits for one.
 */
const CAME_MAX = 50;
const BUSY_SHARE_MAX = 0.5;
const SPARE_MS = 20;
/** How many bytes may wait: some 450,000 reports. Beyond, more is digested than comes, and who sends waits for it. */
const WAITING_BYTES_MAX = 512 * 1024 * 1024;

/** Where too much waits, so many times as many records are digested as came. */
const DUE_SHARE = 2;
/** How many times the bytes of a request the line of its record has. */
const LINE_SHARE = 2;

/** Makes rows of segments: when somebody asks for them, and while nothing else is to be done. */
export interface Digester {
  /** Up to which place all is known to last. */
  readonly lasting: number;
  /** To be told when something was made to last: up to which place. */
  kept(last_place: number): void;
  /** Resolves when all that was kept before has rows. Other work gets through meanwhile. */
  all(): Promise<void>;
  /** The same at once. */
  allNow(): void;
  stop(): void;
}

/**
 * A digester of the segments of a writer. What is not known to last is left alone, since it may have to be taken back.
 * @param onDigested hears of each commit, and of about how many bytes
 */
export function createDigester(
  writer: Writer,
  { count_max, bytes_max }: Retention,
  onDigested: (bytes: number) => void,
): Digester {
  const bytes_most = Math.min(WAITING_BYTES_MAX, bytes_max ?? Infinity);
  const records_most = count_max ?? Infinity;
  let lasting = writer.last_place;
  let before = performance.eventLoopUtilization();
  let place_before = writer.last_place;
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;
  const look = async (): Promise<void> => {
    const { utilization } = performance.eventLoopUtilization(before);
    const until = performance.now() + SPARE_MS;
    const came = writer.last_place - place_before;
    if (came <= CAME_MAX && utilization < BUSY_SHARE_MAX) {
      // A full disk: it is tried again.
      while (performance.now() < until && digestOne()) await turn();
    }
    timer = null;
    watch();
  };
  const digest = (last_place: number): boolean => {
    const { bytes } = writer.undigested;
    const is_done = writer.digest(last_place);
    if (is_done) onDigested(LINE_SHARE * (bytes - writer.undigested.bytes));
    return is_done;
  };
  const digestOne = (): boolean => {
    try {
      return digest(lasting);
    } catch {
      return false;
    }
  };
  const watch = (): void => {
    if (timer || stopped || writer.undigested.records === 0) return;
    before = performance.eventLoopUtilization();
    place_before = writer.last_place;
    timer = setTimeout(() => void look(), LOOK_MS).unref();
  };
  const isTooMuch = (): boolean => {
    const { records, bytes } = writer.undigested;
    return bytes > bytes_most || records > records_most;
  };
  watch();
  return {
    get lasting() {
      return lasting;
    },
    kept(last_place) {
      let due = DUE_SHARE * (last_place - lasting);
      lasting = last_place;
      for (let { records } = writer.undigested; due > 0 && isTooMuch() && digestOne(); ) {
        due -= records - writer.undigested.records;
        records = writer.undigested.records;
      }
      watch();
    },
    async all() {
      const until = lasting;
      while (digest(until)) await turn();
    },
    allNow() {
      while (digest(lasting));
    },
    stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
      timer = null;
    },
  };
}
