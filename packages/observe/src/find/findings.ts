import { type Finding, maskedValue } from './finding.ts';
import { becauseOf, type Leak } from './leak.ts';
import type { Weighed } from './ledger.ts';

/** A value that has the form of an identifier and was taken for none. */
export type LookAlike = Pick<
  Finding,
  'kind' | 'value_masked' | 'destination' | 'where' | 'name' | 'encoding_chain' | 'confidence' | 'because' | 'times'
>;

/**
 * Leaks as findings, one for each flow that is kept: leaks in the order in which they were first seen, of each its flows.
 * @param reveal give values whole
 */
export function* findingsOf(
  { leaks, carriedBy }: Pick<Weighed, 'leaks' | 'carriedBy'>,
  reveal = false,
): Generator<Finding> {
  let count = 0;
  for (const leak of leaks) {
    const { kind, value, where, keys, chain } = leak.located;
    const of_leak = {
      kind,
      value_masked: reveal ? value : maskedValue(kind, value),
      where,
      name: keys.join('.'),
      encoding_chain: chain,
      destination: leak.destination,
      clear: leak.clear,
      confidence: leak.confidence,
      because: becauseOf(leak.evidence, true),
    };
    for (const { flow, times } of carriedBy(leak).flows) yield { id: `F${++count}`, flow, ...of_leak, times };
  }
}

/**
 * Look-alikes as they are told, each with why it is none.
 * @param reveal give values whole
 */
export function* lookAlikesOf(look_alikes: readonly Leak[], reveal = false): Generator<LookAlike> {
  for (const { located, destination, confidence, evidence, times } of look_alikes) {
    const { kind, value, where, keys, chain } = located;
    yield {
      kind,
      value_masked: reveal ? value : maskedValue(kind, value),
      destination,
      where,
      name: keys.join('.'),
      encoding_chain: chain,
      confidence,
      because: becauseOf(evidence, false),
      times,
    };
  }
}
