import { ProblemError } from './problem.ts';

/** Where a page goes on. Opaque to callers: they only hand it back. */
export interface Cursor {
  readonly place: number;
  readonly newest_first: boolean;
}

/** A cursor as text. */
export function writeCursor({ place, newest_first }: Cursor): string {
  return Buffer.from(`${newest_first ? 'n' : 'o'}${place}`).toString('base64url');
}

/**
 * The place after which the page begins.
 * @throws ProblemError bad-parameter for what is no cursor of ours, or one of the other order
 */
export function readCursor(text: string, newest_first: boolean): number {
  const [, order, digits] = /^([no])(\d{1,16})$/.exec(Buffer.from(text, 'base64url').toString('latin1')) ?? [];
  const place = Number(digits);
  const whole = order !== undefined && Number.isSafeInteger(place);
  if (!whole || writeCursor({ place, newest_first: order === 'n' }) !== text) {
    throw new ProblemError('bad-parameter', '`cursor` is none that this server gave');
  }
  if ((order === 'n') !== newest_first) {
    throw new ProblemError('bad-parameter', '`cursor` is of a list in the other order; begin without a cursor');
  }
  return place;
}
