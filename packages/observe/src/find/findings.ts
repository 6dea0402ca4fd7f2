import { type Finding, maskedValue } from './finding.ts';
import { becauseOf, type Leak } from './leak.ts';

/**
 * Leaks as findings, one for each flow that is kept.
 * @param reveal give values whole
 */
export function findingsOf(leaks: readonly Leak[], reveal = false): Finding[] {
  const each = leaks.flatMap((leak) => leak.flows.map((one) => ({ leak, ...one })));
  // Flows in the order in which they began; within one, in the order of its leaks.
  each.sort((a, b) => a.flow.begin_us - b.flow.begin_us);
  return each.map(({ leak, flow, times }, i) => {
    const { kind, value, where, keys, chain } = leak.located;
    return {
      id: `F${i + 1}`,
      flow,
      kind,
      value_masked: reveal ? value : maskedValue(kind, value),
      where,
      name: keys.join('.'),
      encoding_chain: chain,
      destination: leak.destination,
      clear: leak.clear,
      confidence: leak.confidence,
      because: becauseOf(leak.evidence, true),
      times,
    };
  });
}
