import type { Scenario } from '@phonehome/shared';
import { families } from '@phonehome/shared';
import { EMPTY, familyIn, type MatrixCell, NO_SLOT, OWN_FAMILY, THEN } from './axes.ts';

const COHORT = 'cell';
const BEHAVIOUR = 'cell';

/**
 * The scenario of a cell: one phone, with the cell's builds as updates, cards, slots and network. Dates, server and
 * trigger model stay those of the scenario. When something happens is not in it.
 */
export function storyOf(base: Scenario, cell: MatrixCell): Scenario {
  const builds = cell.history.split(THEN);
  const [first = '', ...later] = builds;
  const [model] = Object.entries(base.models)[0] ?? ['', undefined];
  const behaviour = Object.values(base.behaviours)[0] as Scenario['behaviours'][string];
  const cards = [cell.sim1, ...(cell.sim2 === NO_SLOT || cell.sim2 === EMPTY ? [] : [cell.sim2])];
  return {
    ...base,
    devices: 1,
    models: {
      [model]: { ...(base.models[model] as Scenario['models'][string]), sim_slots: cell.sim2 === NO_SLOT ? 1 : 2 },
    },
    builds: Object.fromEntries([...new Set(builds)].map((id) => [id, buildIn(base, cell, id)])),
    behaviours: {
      [BEHAVIOUR]: {
        ...behaviour,
        wifi_share: cell.network === 'wifi' ? 1 : 0,
        mobile_data: cell.network !== 'none',
        wifi_sleep: 'always',
      },
    },
    cohorts: [
      {
        id: COHORT,
        title: 'the phone of a cell',
        weight: 1,
        model,
        build: first,
        origin: 'update',
        sims: cards,
        data_sim: cell.data_sim === '2' ? 2 : 1,
        utc_offset: '+00:00',
        behaviour: BEHAVIOUR,
      },
    ],
    updates: later.map((to, i) => ({
      id: `update-${i + 1}`,
      cohorts: [COHORT],
      to,
      released: base.start,
      uptake: { median_days: 1, never_share: 0 },
    })),
    occasions: [],
  };
}

function buildIn(base: Scenario, cell: MatrixCell, id: string): Scenario['builds'][string] {
  const build = base.builds[id] as Scenario['builds'][string];
  // Facts say themselves which client is in a build.
  if (cell.family === OWN_FAMILY || build.facts) return build;
  const family = familyIn(cell, build);
  const { regvers, master_switch } = families[family];
  const regver = regvers.includes(build.regver) ? build.regver : (regvers[0] as typeof build.regver);
  // Where a family has no switch, what switches it off is that it is not there.
  const off = master_switch === null && (build.client === 'off' || build.client === 'default-off');
  return { ...build, family, regver, ...(off && { client: 'absent' as const }) };
}
