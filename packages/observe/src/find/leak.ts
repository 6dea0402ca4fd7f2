import type { Evidence } from './evidence.ts';
import type { LeakKind } from './kinds.ts';
import type { Located } from './look.ts';

/** The same value, said in the same way, to the same server, by the same device, as often as that happened. */
export interface Leak {
  readonly located: Located;
  /** The address of the device; empty where the source does not say. */
  readonly device: string;
  readonly destination: string;
  readonly clear: boolean;
  readonly times: number;
  readonly first_us: number;
  readonly last_us: number;
  /** From 0 to 1, by all evidence: that of its message and that of the whole capture. */
  readonly confidence: number;
  readonly evidence: readonly Evidence[];
}

/** Why a leak is one, or a look-alike none: what speaks for the verdict, strongest first, then what speaks against it. */
export function becauseOf(evidence: readonly Evidence[], is_leak: boolean): string[] {
  const sign = is_leak ? 1 : -1;
  const ordered = [...evidence].sort((a, b) => sign * (b.points - a.points));
  const [speaking, others] = [1, -1].map((side) => ordered.filter(({ points }) => sign * side * points > 0));
  return [
    ...(speaking ?? []).map(({ says }) => says),
    ...(others ?? [])
      .filter(({ points, says }) => Math.abs(points) >= 5 && !PRIOR.test(says))
      .map(({ says }) => `although: ${says}`),
  ];
}

/** What is said of every value of a form: no reason by itself. */
const PRIOR = /^(?:\d+ (?:hexadecimal )?digits|two numbers|a number that a cell may have)/;

/** A kind and a value as one text. */
export function valueId(kind: LeakKind, value: string): string {
  // Joined, it is one text and keeps nothing of what it was made of in memory.
  return [kind, value].join(' ');
}
