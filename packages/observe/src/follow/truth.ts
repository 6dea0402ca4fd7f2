import { cellOfId } from '@phonehome/shared';
import type { Moment } from '@phonehome/simulation';

/** Where somebody truly was from a time on; the kinds of places are those of timeline.ndjson. */
export interface TrueStay {
  readonly from_ms: number;
  /** Null abroad, where no cell of the grid is theirs. */
  readonly cell: number | null;
  readonly place: string;
}

/** What truly was, as far as it is known. Nothing but the comparison looks at it. */
export interface FollowTruth {
  /** The person of each phone; without an entry a phone is a person of its own. */
  readonly people: ReadonlyMap<number, number>;
  /** Where the user of each phone was, in order of time; none for people without `mobility`. */
  readonly whereabouts: ReadonlyMap<number, readonly TrueStay[]>;
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
  const whereabouts = new Map<number, TrueStay[]>();
  const senders = new Map<string, number>();
  const taker: TruthTaker = {
    people,
    whereabouts,
    senders,
    device: ({ device, person }) => void people.set(device, person),
    moved(device, from_ms, place, cell) {
      const stay = { from_ms, place, cell: place === 'abroad' ? null : cellOfId(cell) };
      const stays = whereabouts.get(device);
      if (stays) stays.push(stay);
      else whereabouts.set(device, [stay]);
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

/** Where somebody was at a time; undefined before the first that is known. */
export function stayAt(stays: readonly TrueStay[], time_ms: number): TrueStay | undefined {
  let low = 0;
  let high = stays.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((stays[middle] as TrueStay).from_ms <= time_ms) low = middle + 1;
    else high = middle;
  }
  return stays[low - 1];
}
