import type { Progress } from '@phonehome/simulation';
import { SingleBar } from 'cli-progress';
import { createPace } from './pace.ts';

/** How often progress is told in plain lines. */
const PLAIN_INTERVAL_MS = 10_000;

/** Shows how far a run is, on standard error. */
export interface ProgressView {
  update(progress: Progress): void;
  stop(): void;
}

/** A bar on a terminal that can move its cursor; elsewhere a plain line now and then. */
export function createProgressView(): ProgressView {
  return process.stderr.isTTY && process.env.TERM !== 'dumb' ? createBar() : createPlainView();
}

function createBar(): ProgressView {
  const pace = createPace();
  const bar = new SingleBar({
    format: '  {bar} {percentage}%  {text}',
    barCompleteChar: '#',
    barIncompleteChar: '.',
    barsize: 20,
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: null,
  });
  let stage: Progress['stage'] | null = null;
  return {
    update(progress) {
      const { done, total } = progress;
      const payload = { text: pace.tell(progress, performance.now()) };
      if (stage !== progress.stage) bar.start(total, done, payload);
      else bar.update(done, payload);
      stage = progress.stage;
    },
    stop: () => bar.stop(),
  };
}

function createPlainView(): ProgressView {
  const pace = createPace();
  let told_ms = performance.now();
  return {
    update(progress) {
      const now_ms = performance.now();
      const text = pace.tell(progress, now_ms);
      if (now_ms - told_ms < PLAIN_INTERVAL_MS) return;
      told_ms = now_ms;
      process.stderr.write(`${text}\n`);
    },
    stop: () => undefined,
  };
}
