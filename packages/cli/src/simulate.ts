import type { Scenario } from '@phonehome/shared';
import { readScenario } from './scenario-files.ts';

/**
 * What `import … from 'phonehome/simulate'` gives: a scenario as a stream of what happens. docs/reference/library.md
 * describes it.
 */
export type { Happening } from '@phonehome/client-sim';
export type { Decision, ExchangeRecord } from '@phonehome/fake-server';
export { PhonehomeError, type Scenario } from '@phonehome/shared';
export {
  type ExchangeMoment,
  type Moment,
  type SimulateOptions,
  simulate,
  type TruthMoment,
} from '@phonehome/simulation';

/**
 * A shipped scenario by its name, or one from a file if the name is a path: it contains `/` or ends in .yaml.
 * @throws PhonehomeError SCENARIO_NOT_FOUND or SCENARIO_INVALID
 */
export async function scenarioNamed(name: string): Promise<Scenario> {
  return (await readScenario(name)).scenario;
}
