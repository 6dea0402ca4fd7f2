import type { Progress } from '@phonehome/simulation';
import { SingleBar } from 'cli-progress';
import { grouped } from './text.ts';

/** How often progress is told when standard error is no terminal. */
const PLAIN_INTERVAL_MS = 10_000;

/** Shows how far a run is, on standard error. */
export interface ProgressView {
  update(progress: Progress): void;
  stop(): void;
}

/** A bar on a terminal; elsewhere a plain line now and then. */
export function createProgressView(): ProgressView {
  return process.stderr.isTTY ? createBar() : createPlainView();
}

function createBar(): ProgressView {
  const bar = new SingleBar({
    format: '  {bar} day {value} of {total}, {records} reports',
    barCompleteChar: '#',
    barIncompleteChar: '.',
    barsize: 30,
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: null,
  });
  let started = false;
  return {
    update({ days, days_total, records }) {
      const payload = { records: grouped(records) };
      if (!started) bar.start(days_total, days, payload);
      else bar.update(days, payload);
      started = true;
    },
    stop: () => bar.stop(),
  };
}

function createPlainView(): ProgressView {
  let told_ms = performance.now();
  return {
    update({ days, days_total, records }) {
      if (performance.now() - told_ms < PLAIN_INTERVAL_MS) return;
      told_ms = performance.now();
      process.stderr.write(`day ${days} of ${days_total}, ${grouped(records)} reports\n`);
    },
    stop: () => undefined,
  };
}
