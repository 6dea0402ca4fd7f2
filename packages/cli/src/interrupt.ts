import { exitCodes } from './exit-codes.ts';

/** npm and our own launcher pass on the Ctrl-C that the terminal has sent to us already: one key, two signals. */
const REPEAT_MS = 1_000;

/** A signal that is aborted by the first Ctrl-C, SIGTERM or SIGHUP; a later one ends the process at once. */
export function interruptSignal(): AbortSignal {
  const controller = new AbortController();
  let first_ms = Number.POSITIVE_INFINITY;
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      if (performance.now() - first_ms > REPEAT_MS) process.exit(exitCodes.interrupted);
      first_ms = Math.min(first_ms, performance.now());
      controller.abort();
    });
  }
  return controller.signal;
}
