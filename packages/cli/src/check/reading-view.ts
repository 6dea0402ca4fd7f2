import { grouped, visible } from '@phonehome/shared';

/** A build that is read faster than this is not spoken of. */
const QUIET_MS = 1_000;

/** Tells on standard error how far the reading of a large build is. */
export interface ReadingView {
  /** A file of this build is about to be read. */
  update(build: string): void;
}

/** A line every second, on any kind of output. */
export function createReadingView(): ReadingView {
  let told_ms = performance.now();
  let reading = '';
  let files = 0;
  return {
    update(build) {
      const now_ms = performance.now();
      if (build !== reading) told_ms = now_ms;
      files = build === reading ? files + 1 : 1;
      reading = build;
      if (now_ms - told_ms < QUIET_MS) return;
      told_ms = now_ms;
      process.stderr.write(visible(`reading ${build}: ${grouped(files)} file${files === 1 ? '' : 's'}`).concat('\n'));
    },
  };
}
