import type { World } from '@phonehome/shared';
import { diaryOf, type PhoneDiary } from '../follow/diary.ts';
import { createFollower } from '../follow/follow.ts';
import type { Followed } from '../follow/followed.ts';
import { type FollowMeasures, measuresOf } from '../follow/measures.ts';
import { observers } from '../follow/observer.ts';
import { createTruth } from '../follow/truth.ts';
import type { RunMeter } from './joined.ts';

/** What the recipient could learn of the phones of a run. */
export interface FollowFacts {
  readonly measures: FollowMeasures;
  /** What could be written down of one phone; null if the reports of the example are not told to be of one. */
  readonly diary: PhoneDiary | null;
}

/** Follows the phones of a run as the recipient of its reports could, and holds that against the truth. */
export interface FollowMeter extends RunMeter {
  /** @param device the phone to write the diary of */
  facts(device: number | null): FollowFacts;
}

/** A meter that has heard nothing. */
export function createFollowMeter({ epoch_ms }: World): FollowMeter {
  const truth = createTruth();
  const follower = createFollower({ observer: observers.recipient, epoch_ms, truth });
  return {
    device: (device) => truth.device(device),
    truth({ event, device, time_ms, place, cell, exchange_id }) {
      if (event === 'moved' && place !== undefined && cell !== undefined) truth.moved(device, time_ms, place, cell);
      if (event === 'report' && exchange_id !== undefined) truth.sent(exchange_id, device);
    },
    record({ record }) {
      follower.see(record);
      truth.forget(record.exchange_id);
    },
    facts(device) {
      const followed = follower.followed();
      const index = device === null ? -1 : indexOf(followed, device);
      return { measures: measuresOf(followed, truth), diary: diaryOf(followed, index) ?? null };
    },
  };
}

/** Which of the phones that were told apart has most reports of a device; -1 for none. */
function indexOf({ phones }: Followed, device: number): number {
  let [found, most] = [-1, 0];
  phones.forEach(({ profiles }, i) => {
    const reports = profiles.reduce((sum, { devices }) => sum + (devices.get(device) ?? 0), 0);
    if (reports > most) [found, most] = [i, reports];
  });
  return found;
}
