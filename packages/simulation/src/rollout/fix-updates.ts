import type { ResolvedCohort, ResolvedUpdate } from '@phonehome/shared';

/**
 * The updates of a cohort that are a fix: they install a build in which the China Telecom client is off or absent, on
 * phones that have, or may have, one that is on. A build that leaves the switch as it finds it is none, nor is one whose
 * client reports elsewhere: the story `wrong-fixes` has both.
 */
export function fixUpdatesOf({ first_build, updates }: ResolvedCohort): ResolvedUpdate[] {
  return updates.filter(({ build, released_ms }) => {
    if (build.client !== 'off' && build.client !== 'absent') return false;
    const before = updates.filter((other) => other.released_ms < released_ms).map((other) => other.build);
    return [first_build, ...before].some(({ client }) => client === 'on');
  });
}
