import type { Flow } from '../flow/flow.ts';
import type { LeakKind } from './kinds.ts';

/** An identifier that left a device in a flow. */
export interface Finding {
  /** Counts the findings of a capture, from `F1`. */
  readonly id: string;
  readonly flow: Flow;
  readonly kind: LeakKind;
  /** Enough of the value to know it by, not enough to use it; whole where the caller asked for it. */
  readonly value_masked: string;
  /** Where in the message: `body`, `query`, `header Cookie`. */
  readonly where: string;
  /** The names over the value there, from the outermost. */
  readonly name: string;
  /** What was undone, from the outside to the inside: `base64`, `json`. Empty where it stood there as it is. */
  readonly encoding_chain: readonly string[];
  /** Host name where one is known, else address. */
  readonly destination: string;
  /** Whether anyone on the path could read it. */
  readonly clear: boolean;
  /** From 0 to 1. */
  readonly confidence: number;
  /** Why, strongest first. */
  readonly because: readonly string[];
  /** How often it was sent in this flow. */
  readonly times: number;
}

const SHOWN_FIRST = 4;
const SHOWN_LAST = 2;

/** A value of which only its begin and end can be read; a place is made coarse. */
export function maskedValue(kind: LeakKind, value: string): string {
  if (kind === 'coordinates') return value.replace(/(-?\d+)(?:\.\d+)?/g, '$1.…');
  if (value.length <= SHOWN_FIRST + SHOWN_LAST) return value.replace(/.(?=.)/g, '•');
  const hidden = value.length - SHOWN_FIRST - SHOWN_LAST;
  return `${value.slice(0, SHOWN_FIRST)}${'•'.repeat(hidden)}${value.slice(-SHOWN_LAST)}`;
}
