import { createFollower, createTruth, type Followed, measuresOf, type Observer } from '@phonehome/observe';
import { type OpenedRun, type ProgressListener, replayRun } from '@phonehome/simulation';
import type { FollowedReports } from './followed-reports.ts';

/** What an observer made of a run. */
export interface FollowedRun extends FollowedReports {
  /** Which of the phones that were told apart each phone of the run is: the one with most of its reports. */
  phoneOf(device: number): number | null;
}

interface FollowRunOptions {
  readonly observer: Observer;
  readonly seed: number;
  readonly signal: AbortSignal;
  readonly onProgress: ProgressListener;
}

/**
 * Reads a finished run as an observer would have seen it, and holds what it makes of that against the truth, where the run
 * has one. What is kept grows with phones and their places, not with reports.
 */
export async function followRun(
  run: OpenedRun,
  { observer, seed, signal, onProgress }: FollowRunOptions,
): Promise<FollowedRun> {
  const truth = createTruth();
  const has_truth = run.manifest.timeline !== 'none';
  const follower = createFollower({ observer, epoch_ms: run.epoch_ms, truth: has_truth ? truth : null });
  for await (const line of replayRun(run, { events: ['moved', 'report'], signal, onProgress })) {
    if (line.kind === 'device') truth.device(line.entry);
    else if (line.kind === 'exchange') {
      follower.see(line.record);
      truth.forget(line.record.exchange_id);
    } else {
      const { event, device, time_ms, place, cell, exchange_id } = line.entry;
      if (event === 'moved') truth.moved(device, time_ms, String(place), String(cell));
      else if (exchange_id !== undefined) truth.sent(exchange_id, device);
    }
  }
  const followed = follower.followed();
  const measures = measuresOf(followed, has_truth ? truth : null, { seed });
  return { followed, measures, notes: [], phoneOf: (device) => phoneOf(followed, device) };
}

function phoneOf({ phones }: Followed, device: number): number | null {
  let [best, most]: [number | null, number] = [null, 0];
  for (const { index, profiles } of phones) {
    const reports = profiles.reduce((sum, { devices }) => sum + (devices.get(device) ?? 0), 0);
    if (reports > most) [best, most] = [index, reports];
  }
  return best;
}
