import { type ReplyPolicy, resolvePolicy } from '@phonehome/fake-server';
import { MS_PER_DAY, parseDate, type Scenario } from '@phonehome/shared';

/** The reply policy of a scenario, made ready for a run of this seed: what a transport needs. */
export function scenarioPolicy({ policy, start }: Pick<Scenario, 'policy' | 'start'>, seed: number): ReplyPolicy {
  return resolvePolicy(policy, { epoch_ms: (parseDate(start) as number) * MS_PER_DAY, seed });
}
