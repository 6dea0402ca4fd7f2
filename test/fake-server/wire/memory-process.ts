import { createMemoryServer } from './in-memory.ts';

/** What the process is started with, as JSON: it takes each `step`-th number from `from` on. */
export interface MemoryFuzz {
  readonly seed: number;
  readonly from: number;
  readonly step: number;
}

/** What it says after each batch. */
export interface MemoryNews {
  readonly next: number;
  readonly failed: { readonly number: number; readonly problem: string } | null;
  /** Bytes that are held when nothing is left to collect. */
  readonly held_bytes: number;
}

const BATCH = 5_000;
const { seed, from, step } = JSON.parse(process.argv[2] ?? '') as MemoryFuzz;
const collect = (globalThis as { gc?: () => void }).gc as () => void;
const problemOf = createMemoryServer();
let next = from;

/** Works off a batch for each message: whoever waits in vain for the news knows about which numbers it hangs. */
process.on('message', () => {
  let failed: MemoryNews['failed'] = null;
  for (let i = 0; i < BATCH && !failed; i++, next += step) {
    let problem: string | null;
    try {
      problem = problemOf(seed, next);
    } catch (error) {
      problem = (error as Error).stack ?? String(error);
    }
    if (problem !== null) failed = { number: next, problem };
  }
  collect();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  const news: MemoryNews = { next, failed, held_bytes: heapUsed + external };
  process.send?.(news);
});
