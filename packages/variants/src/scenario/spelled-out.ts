import {
  type ClientState,
  DEFAULT_FAMILY,
  type Family,
  families,
  phone2017,
  type Scenario,
  type ScenarioFacts,
  unabbreviated,
} from '@phonehome/shared';
import type { ScenarioBuild } from './build-facts.ts';

/** The facts that the `client` of a scenario's build is short for (dossier 3 and 5). */
export function spelledOut(
  { client = 'absent', family = DEFAULT_FAMILY, host }: ScenarioBuild,
  fix: Scenario['fix'],
): ScenarioFacts {
  const state = unabbreviated(client, fix);
  if (state === 'absent') return {};
  const of: Family = families[family];
  // The generation of 2014 came under the name of that of 2017; of the others no name is known (ours).
  const name =
    of.package_name ?? (family === 'phone-2014' ? phone2017.package_name : `phonehome.${family.replaceAll('-', '_')}`);
  const server = host ?? of.dress.host;
  const { master_switch } = of;
  if (master_switch === null) {
    return {
      packages: { [name]: state === 'on' ? 'enabled' : 'disabled' },
      reads: { [name]: [server] },
    };
  }
  return {
    packages: { [name]: 'enabled' },
    reads: { [name]: [server, master_switch] },
    properties: switching(master_switch, state),
  };
}

/** On and off are set at each start, whatever an earlier build has left; a default gives way to it. */
function switching(name: string, state: ClientState): NonNullable<ScenarioFacts['properties']> {
  if (state === 'default-off') return { system: { [name]: 'false' } };
  return { init: { [name]: String(state === 'on') } };
}
