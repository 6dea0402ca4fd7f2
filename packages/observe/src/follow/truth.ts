import { cellOfId } from '@phonehome/shared';
import type { Moment } from '@phonehome/simulation';
import { Whereabouts } from './whereabouts.ts';

/** What truly was, as far as it is known. Nothing but the comparison looks at it. */
export interface FollowTruth {
  /** The person of each phone; without an entry a phone is a person of its own. */
  readonly people: ReadonlyMap<number, number>;
  /** Where the user of each phone was; none for people without `mobility`. */
  readonly whereabouts: ReadonlyMap<number, Whereabouts>;
  /** Which phone sent an exchange. */
  readonly senders: ReadonlyMap<string, number>;
}

/** Gathers the truth from what a run tells: moments of `simulate()`, or lines of devices.ndjson and timeline.ndjson. */
export interface TruthTaker extends FollowTruth {
  /** A phone and its person: a line of devices.ndjson. */
  device(entry: { readonly device: number; readonly person: number }): void;
  /** A person has come somewhere: an event `moved`. */
  moved(device: number, time_ms: number, place: string, cell: string): void;
  /** A phone has sent a report. */
  sent(exchange_id: string, device: number): void;
  /** Of a sending that is not asked for again. */
  forget(exchange_id: string): void;
  /** A moment of `simulate()`. */
  moment(moment: Moment): void;
}

/** An empty truth, to be filled. */
export function createTruth(): TruthTaker {
  const people = new Map<number, number>();
  const whereabouts = new Map<number, Whereabouts>();
  const senders = new Map<string, number>();
  const taker: TruthTaker = {
    people,
    whereabouts,
    senders,
    device: ({ device, person }) => void people.set(device, person),
    moved(device, from_ms, place, cell) {
      const of = whereabouts.get(device) ?? new Whereabouts();
      whereabouts.set(device, of);
      of.move(from_ms, place, place === 'abroad' ? null : cellOfId(cell));
    },
    sent: (exchange_id, device) => void senders.set(exchange_id, device),
    forget: (exchange_id) => void senders.delete(exchange_id),
    moment(moment) {
      if (moment.kind === 'exchange') taker.sent(moment.record.exchange_id, moment.device);
      if (moment.kind !== 'truth' || moment.happening.event !== 'moved') return;
      taker.moved(moment.device, moment.time_ms, moment.happening.place, moment.happening.cell);
    },
  };
  return taker;
}
