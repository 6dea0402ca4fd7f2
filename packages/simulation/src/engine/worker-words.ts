import { type ErrorCode, PhonehomeError, type Problem, type Scenario } from '@phonehome/shared';
import type { TimelineMode } from '../folder/layout.ts';
import type { Block } from './block.ts';

/** What a worker is started with: the run that its blocks belong to, and the folder where it writes them. */
export interface WorkerTask {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly timeline: TimelineMode;
  readonly folder: string;
}

/** What a worker is told: to run a block, or to stop, whatever it is at. */
export type WorkerOrder = Block | 'stop';

/** What a worker says. An error loses its class on the way, so it comes as data. */
export type WorkerWord<Lived, Finished> =
  | { readonly word: 'lived'; readonly lived: Lived }
  | { readonly word: 'finished'; readonly finished: Finished }
  | { readonly word: 'failed'; readonly error: CarriedError }
  /** Nothing is at work in it any more. */
  | { readonly word: 'stopped' };

/** An error as data. */
export interface CarriedError {
  readonly message: string;
  readonly stack: string | undefined;
  /** Only of a PhonehomeError. */
  readonly code?: ErrorCode;
  readonly problems?: readonly Problem[];
}

/** An error as data, to be sent from a worker. */
export function carry(error: unknown): CarriedError {
  const { message, stack } = error as Error;
  if (!(error instanceof PhonehomeError)) return { message, stack };
  return { message, stack, code: error.code, problems: error.problems };
}

/** The error that was carried. */
export function uncarry({ message, stack, code, problems }: CarriedError): Error {
  if (code && problems) return new PhonehomeError(code, problems);
  const error = new Error(message);
  if (stack !== undefined) error.stack = stack;
  return error;
}
