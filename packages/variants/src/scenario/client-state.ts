import { type ClientFamily, type ClientResolver, type ClientState, DEFAULT_FAMILY } from '@phonehome/shared';
import { makersActivation } from '../knowledge/clients/maker-activation.ts';
import { knownClients } from '../knowledge/clients.ts';
import type { ResolvedClient } from '../resolve/resolution.ts';
import { anyPhone, resolve } from '../resolve/resolve.ts';
import { type ScenarioBuild, scenarioBuildFacts } from './build-facts.ts';

/** A client as a phone finds it that keeps nothing of its switch, or keeps that it is on, or off. */
interface Found {
  readonly fresh: ResolvedClient;
  readonly left_on: ResolvedClient;
  readonly left_off: ResolvedClient;
}

/** What runs before what does not. */
const states: readonly ClientState[] = ['on', 'default-on', 'default-off', 'off', 'absent'];

/** The China Telecom client of a scenario's build, and what it does to its switch: all by the facts of the build. */
export const clientState: ClientResolver = (build, fix) => {
  const found = findClients(build, fix).map((one) => ({ ...one, state: stateOf(one) }));
  const state = states.find((wanted) => found.some((one) => one.state === wanted)) ?? 'absent';
  const { family = DEFAULT_FAMILY, host = null } = build;
  // What `client` is short for is told by `family` and `host`.
  if (!build.facts) return { state, family, host, unclear: null };
  const client = state === 'absent' ? undefined : found.find((one) => one.state === state)?.fresh;
  const resolved = client?.client.family ?? family;
  const server = client ? otherServer(client) : null;
  return { state, family: resolved, host: host ?? server, unclear: unclearOf(found, build, resolved, server) };
};

/** Why facts do not say which one client runs: the simulation has one a phone, and knows what it does. */
function unclearOf(
  found: readonly (Found & { readonly state: ClientState })[],
  { family }: ScenarioBuild,
  resolved: ClientFamily,
  server: string | null,
): string | null {
  const open = found.flatMap(({ fresh, left_on }) => [fresh, left_on]).find(({ live }) => live === 'unknown');
  if (open) return `what ${nameOf(open)} does is not known; missing: ${open.missing.join('; ')}`;
  const running = found.filter(({ state }) => ['on', 'default-on', 'default-off'].includes(state));
  if (running.length > 1) return `several clients run in it: ${running.map(({ fresh }) => nameOf(fresh)).join(', ')}`;
  if (family !== undefined && family !== resolved) return `its client is of the family ${resolved}, not ${family}`;
  return server === null || /\.(?:example|invalid|test)$/.test(server)
    ? null
    : `its client reports to ${server}, which is neither its family's server nor a reserved name`;
}

/** The server that the facts name in the place of the client's own. */
function otherServer({ endpoint, client }: ResolvedClient): string | null {
  return endpoint && endpoint.host !== client.endpoint?.host ? endpoint.host : null;
}

function nameOf({ client, package: name }: ResolvedClient): string {
  return name ?? client.id;
}

function findClients(build: ScenarioBuild, fix: Parameters<ClientResolver>[1]): Found[] {
  const facts = scenarioBuildFacts('the build', build, fix);
  const resolved = (persisted: Readonly<Record<string, string>>): ResolvedClient[] =>
    resolve(facts, knownClients, { ...anyPhone, persisted }).filter(({ client }) => client.id !== makersActivation.id);
  const left = (value: string): ResolvedClient[] =>
    resolved(Object.fromEntries(switchNames.map((name) => [name, value])));
  // What is recognised in a build is the same on every phone, in the same order.
  const [left_on, left_off] = [left('true'), left('false')];
  return resolved({}).map((fresh, i) => ({
    fresh,
    left_on: left_on[i] as ResolvedClient,
    left_off: left_off[i] as ResolvedClient,
  }));
}

const switchNames = knownClients.flatMap(({ switches }) =>
  switches.flatMap((one) => (one.by === 'property' ? [one.name] : [])),
);

function stateOf({ fresh, left_on, left_off }: Found): ClientState {
  if (left_off.live === 'live') return 'on';
  if (left_on.live === 'live') return fresh.live === 'live' ? 'default-on' : 'default-off';
  // What is disabled as a package leaves the switch alone, as what is not there does.
  const last = left_on.steps.at(-1);
  return left_on.live === 'off' && last?.layer !== 'image' && last?.layer !== 'user' ? 'off' : 'absent';
}
