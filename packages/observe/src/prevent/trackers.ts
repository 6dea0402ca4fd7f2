import { cellId, type Report } from '@phonehome/shared';
import { createFollower, type Follower } from '../follow/follow.ts';
import { observers } from '../follow/observer.ts';
import { createTruth } from '../follow/truth.ts';
import type { WatchedPhone } from './phone.ts';
import type { Wire } from './sight.ts';

/** Who tries to follow phones: who gets the reports; the same, joining by places too; and who carries the packets. */
export const trackerNames = ['recipient', 'determined', 'path'] as const;
export type TrackerName = (typeof trackerNames)[number];

/** How far somebody got with the phones whose reports came. */
export interface Tracked {
  /** Of the pairs of reports of one phone, the share that is known to be; null where there is no such pair. */
  readonly recall: number | null;
  /** Of how many phones the home is named, at most a kilometre off. */
  readonly homes: number;
}

/** Takes the reports of a run in order of time. */
export interface Trackers {
  see(device: number, exchange_id: string, time_ms: number, fields: Report): void;
  tracked(): Readonly<Record<TrackerName, Tracked>>;
}

/** What is asked of following; anonymity and unicity, the most of the work, are left out. */
const ASKED = { points_max: 1, areas_sites: [], resolutions: [] } as const;

/**
 * Trackers of some phones, held against where their users truly live.
 * @param epoch_ms when the story begins, since 1970
 */
export function createTrackers(phones: readonly WatchedPhone[], wire: Wire, epoch_ms: number): Trackers {
  const truth = createTruth();
  for (const { device, run } of phones) {
    truth.device({ device, person: run.person.index });
    truth.moved(device, 0, 'home', cellId(run.person.places[0] as number));
  }
  // In clear text the path reads what the recipient reads, and knows no addresses here: there is nothing to do twice.
  const shares = (name: TrackerName): boolean => name === 'path' && wire === 'clear';
  const followers = new Map<TrackerName, Follower>();
  for (const name of trackerNames) {
    if (!shares(name)) followers.set(name, createFollower({ observer: observers[name], epoch_ms, truth, ...ASKED }));
  }
  return {
    see(device, exchange_id, time_ms, fields) {
      truth.sent(exchange_id, device);
      for (const follower of followers.values())
        follower.see({ time_ms, exchange_id, fields, encrypted: wire === 'tls' });
      truth.forget(exchange_id);
    },
    tracked() {
      const of = (name: TrackerName): Tracked => {
        const known = followers.get(name)?.measures().truth;
        return { recall: known?.linking.phones.recall ?? null, homes: known?.home.within_1km ?? 0 };
      };
      const recipient = of('recipient');
      return { recipient, determined: of('determined'), path: shares('path') ? recipient : of('path') };
    },
  };
}
