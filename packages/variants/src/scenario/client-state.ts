import type { ClientResolver, ClientState } from '@phonehome/shared';
import { makersActivation } from '../knowledge/clients/maker-activation.ts';
import { knownClients } from '../knowledge/clients.ts';
import type { Liveness, ResolvedClient } from '../resolve/resolution.ts';
import { anyPhone, resolve } from '../resolve/resolve.ts';
import { scenarioBuildFacts } from './build-facts.ts';

/**
 * What the client of a scenario's build does on its phones: its facts are resolved as a phone finds them that has nothing
 * persisted, and one on which each switch was left on, or off.
 */
export const clientState: ClientResolver = (build, fix) => {
  const facts = scenarioBuildFacts('the build', build, fix);
  const found = resolve(facts, knownClients).filter(({ client }) => client.id !== makersActivation.id);
  const states = found.map((one) => {
    const left = (value: string): ResolvedClient | undefined => {
      const persisted = Object.fromEntries(
        one.client.switches.flatMap((s) => (s.by === 'property' ? [[s.name, value]] : [])),
      );
      return resolve(facts, knownClients, { ...anyPhone, persisted }).find((other) => other.package === one.package);
    };
    return stateOf(left('true'), left('false'));
  });
  return (['on', 'default-off', 'off'] as const).find((state) => states.includes(state)) ?? 'absent';
};

function stateOf(left_on: ResolvedClient | undefined, left_off: ResolvedClient | undefined): ClientState {
  const runs = (one: ResolvedClient | undefined): Liveness => one?.live ?? 'absent';
  if (runs(left_off) === 'live') return 'on';
  if (runs(left_on) === 'live') return 'default-off';
  // What is disabled as a package leaves the switch alone, as what is not there does.
  const last = left_on?.steps.at(-1);
  return runs(left_on) === 'off' && last?.layer !== 'image' && last?.layer !== 'user' ? 'off' : 'absent';
}
