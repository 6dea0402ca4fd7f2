import { initialPhone2017, type Phone2017State, stepPhone2017 } from '@phonehome/client-sim';
import {
  BARRIER,
  boot,
  CANCEL,
  type Client,
  type Line,
  pass,
  playing,
  RETRY,
  refused,
  SECONDS,
  wake,
} from '../playbook.ts';

export * from '../playbook.ts';

/** The client of the 2017 generation. */
export const client2017: Client<Phone2017State> = { initial: initialPhone2017, step: stepPhone2017 };

export const play = playing(client2017);

/** The beginning of most transcripts: the first request of a phone that has been switched on. */
export const untilReport1: readonly Line[] = [
  [boot, CANCEL, BARRIER],
  [pass(60 * SECONDS), CANCEL, 'report 1'],
];

/** The same, and the first request refused. */
export const refusedOnce: readonly Line[] = [...untilReport1, [refused, RETRY]];

/** Failures one after the other, each after a wake; the failure numbered ten stops the retries. */
export function failures(from: number, to: number): Line[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i).flatMap((n): Line[] => [
    [wake, CANCEL, `report ${n}`],
    n < 10 ? [refused, RETRY] : [refused, 'stop retrying after 10 failures'],
  ]);
}
