import {
  type ClientFamily,
  type ClientState,
  DEFAULT_FAMILY,
  type Family,
  families,
  type Scenario,
  type ScenarioFacts,
  unabbreviated,
} from '@phonehome/shared';
import { knownClients } from '../knowledge/clients.ts';
import type { ScenarioBuild } from './build-facts.ts';

/** The facts that the `client` of a scenario's build is short for (dossier 3 and 5). */
export function spelledOut(
  { client = 'absent', family = DEFAULT_FAMILY, host }: ScenarioBuild,
  fix: Scenario['fix'],
): ScenarioFacts {
  const state = unabbreviated(client, fix);
  if (state === 'absent') return {};
  const of: Family = families[family];
  const name = packageOf(family);
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

/** The package by which the knowledge base knows the client of a family. */
function packageOf(family: ClientFamily): string {
  const known = knownClients.find((client) => client.family === family);
  return known?.signs.packages?.[0] as string;
}

/** On and off are set at each start, whatever an earlier build has left; a default gives way to it. */
function switching(name: string, state: ClientState): NonNullable<ScenarioFacts['properties']> {
  if (state === 'default-off' || state === 'default-on') {
    return { system: { [name]: String(state === 'default-on') } };
  }
  return { init: { [name]: String(state === 'on') } };
}
