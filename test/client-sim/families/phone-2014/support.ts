import { initialPhone2014, type Phone2014State, stepPhone2014 } from '@phonehome/client-sim';
import { BARRIER, boot, type Client, type Line, pass, playing, SECONDS } from '../playbook.ts';

export * from '../playbook.ts';

/** The client of the 2014 generation. */
export const client2014: Client<Phone2014State> = { initial: initialPhone2014, step: stepPhone2014 };

export const play = playing(client2014);

export const STOP = 'stop retrying after 3 failures';

/** The beginning of most transcripts: the first request of a phone that has been switched on. */
export const untilReport1: readonly Line[] = [
  [boot, BARRIER],
  [pass(60 * SECONDS), 'report 1'],
];
