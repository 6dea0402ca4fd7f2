import { isCutShort } from '@phonehome/shared';
import { explainCounted, type PolicyCounters } from './counters.ts';
import type { DecisionExplained } from './explain-decision.ts';
import type { ExchangeRecord } from './record.ts';
import type { ReplyPolicy } from './reply-policy.ts';

/**
 * How a policy comes to its decision on a record, if it came now. Null where a policy has no say, as on bytes that are no
 * whole request, or where what it would look at was not kept.
 */
export function explainRecord(
  { time_ms, request, report, anomalies, pseudonyms }: ExchangeRecord,
  policy: ReplyPolicy,
  counters: PolicyCounters,
): DecisionExplained | null {
  const decoded = { report, anomalies };
  if (!('method' in request) || isCutShort(decoded) || pseudonyms !== undefined) return null;
  return explainCounted(policy, counters, { time_ms, headers: request.headers, decoded });
}
