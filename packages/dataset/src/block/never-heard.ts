import type { ResolvedBuild, ResolvedCohort } from '@phonehome/shared';

/**
 * Whether the phones of a cohort send nothing of their own, whatever happens, and are at the end what they were when they were
 * unpacked but for what no table tells: no build that they may ever run has a client, and no card is exchanged.
 */
export function isNeverHeard({ first_build, updates, behaviour, occasions }: ResolvedCohort): boolean {
  return (
    [first_build, ...updates.map(({ build }) => build)].every(hasNoClient) &&
    behaviour.sim_swaps_per_year === 0 &&
    occasions.every(({ act }) => act !== 'swap_sim')
  );
}

function hasNoClient({ client, maker_activation }: ResolvedBuild): boolean {
  return client === 'absent' && !maker_activation;
}
