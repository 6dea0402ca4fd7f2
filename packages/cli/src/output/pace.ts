import { grouped } from '@phonehome/shared';
import type { Progress } from '@phonehome/simulation';

const SECOND_MS = 1_000;
const MINUTE_S = 60;
const HOUR_S = 3_600;

/** Knows since when a run is at its stage, and so how fast it is and how long it will take. */
export interface Pace {
  /** How far a run is, in words. `now_ms` counts from anywhere and never goes back. */
  tell(progress: Progress, now_ms: number): string;
}

/** A pace that has seen nothing yet. What an interrupted run had done before is not counted as speed. */
export function createPace(): Pace {
  let first: { progress: Progress; at_ms: number } | null = null;
  return {
    tell(progress, now_ms) {
      if (first?.progress.stage !== progress.stage) first = { progress, at_ms: now_ms };
      const { stage, done, total, records } = progress;
      const passed_s = (now_ms - first.at_ms) / SECOND_MS;
      const advanced = done - first.progress.done;
      const left = advanced > 0 ? `, ${duration((passed_s * (total - done)) / advanced)} left` : '';
      const amount = `${grouped(done)} of ${grouped(total)}`;
      if (stage === 'checking') return `${amount} blocks of the interrupted run read`;
      if (stage === 'merging') return `${amount} lines put in order of time${left}`;
      if (stage === 'examining') return `${amount} runs${left}`;
      if (stage === 'reading') return `${amount} lines read${left}`;
      const rate = passed_s > 0 ? `, ${grouped((records - first.progress.records) / passed_s)} reports/s` : '';
      return `${amount} phone-days, ${grouped(records)} reports${rate}${left}`;
    },
  };
}

function duration(seconds: number): string {
  if (seconds < MINUTE_S) return `${Math.ceil(seconds)} s`;
  if (seconds < HOUR_S) return `${Math.ceil(seconds / MINUTE_S)} min`;
  return `${grouped(seconds / HOUR_S, 1)} h`;
}
