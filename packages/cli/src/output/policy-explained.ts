import { createPolicyCounters, type DecisionExplained, explainCounted, type ReplyPolicy } from '@phonehome/fake-server';
import { type DecodedMessage, visible } from '@phonehome/shared';
import { say, style } from './text.ts';

/** How a policy would answer a message that arrived at a time, as the first request of its device. */
export function explainedFor(policy: ReplyPolicy, message: DecodedMessage, time_ms: number): DecisionExplained {
  const { request, report, anomalies } = message;
  const asked = { time_ms, headers: request?.headers ?? [], decoded: { report, anomalies } };
  return explainCounted(policy, createPolicyCounters(), asked);
}

/** Tells which rule decides, and of each rule what its conditions saw. */
export function tellExplained({ decides, closest, rules }: DecisionExplained): void {
  say();
  say(style.title('Policy'));
  say(`  rule ${decides} decides${closest === null ? '' : `; ${closest} came closest`}`);
  for (const { rule, matches, facts } of rules) {
    say(`  ${rule} ${matches ? 'matches' : 'does not match'}`);
    for (const { condition, holds, saw } of facts) {
      say(visible(`    ${holds ? 'holds' : 'fails'}  ${condition}: ${saw}`));
    }
  }
}
