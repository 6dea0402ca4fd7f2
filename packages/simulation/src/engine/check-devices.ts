import { createIdentity } from '@phonehome/client-sim';
import type { World } from '@phonehome/shared';

/**
 * Refuses, before anything runs, more devices than the reserved identity ranges hold: identities are a function of the
 * index, so the last device of each cohort tells.
 * @throws PhonehomeError IDENTITY_RANGE_FULL
 */
export function refuseTooManyDevices(world: World, seed: number, devices: number): void {
  const cycle = world.scenario.cohorts.reduce((sum, { weight }) => sum + weight, 0);
  const unseen = new Set(world.cohorts);
  for (let device = devices - 1; device >= Math.max(0, devices - cycle) && unseen.size > 0; device--) {
    const { cohort } = world.placeOf(device);
    if (unseen.delete(cohort)) createIdentity(cohort, device, seed);
  }
}
