import { createWorld, type Scenario } from '@phonehome/shared';
import { clientState } from '@phonehome/variants';
import type { ProgressListener } from '../engine/progress.ts';
import { measureScenario } from '../run-scenario.ts';
import { scenarioPolicy } from '../transport/scenario-policy.ts';
import { createVirtualTransport } from '../transport/virtual.ts';
import { createDailyCount } from './daily-count.ts';
import { type Rollout, rolloutOf } from './rollout.ts';

/** Whose roll-out is measured. */
export interface RolloutOptions {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly devices: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ProgressListener | undefined;
}

/**
 * Runs a scenario in memory and counts as it goes; no file is written. A pure function of (scenario, seed, devices).
 * @throws PhonehomeError IDENTITY_RANGE_FULL, or INTERRUPTED when the signal is aborted
 */
export async function rolloutOfScenario(options: RolloutOptions): Promise<Rollout> {
  const { scenario, seed, devices } = options;
  const world = createWorld(scenario, clientState);
  const count = createDailyCount(world, seed, devices);
  const transport = createVirtualTransport(scenarioPolicy(scenario, seed));
  await measureScenario(
    { ...options, transport, concurrency: 1 },
    ({ truth }) => {
      for (const { device, time_ms, happening } of truth) {
        if (happening.event === 'report') count.reported(device, time_ms);
        else if (happening.event === 'system_update') count.installed(device, time_ms, happening.build);
      }
    },
    ({ happening: { event } }) => event === 'report' || event === 'system_update',
  );
  return rolloutOf(count, world, options);
}
