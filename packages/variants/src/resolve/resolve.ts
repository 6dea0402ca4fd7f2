import type { BuildFacts } from '../facts/facts.ts';
import type { Source } from '../facts/source.ts';
import type { KnownClient } from '../knowledge/known-client.ts';
import { type FoundClient, recognise } from '../recognise/recognise.ts';
import { isPresent, PACKAGES_MISSING, stoppedBy, TEXTS_MISSING } from './presence.ts';
import type { CardNetwork, Circumstances, Endpoint, Liveness, ResolvedClient, Step } from './resolution.ts';
import { type Said, tellers } from './said.ts';

/** A phone of which nothing is known but its build. */
export const anyPhone: Circumstances = { sims: 'any', persisted: {}, disabled_by_user: [] };

/**
 * Which clients are in a build, and whether each runs: Android's layers applied in their order, each step explained. A
 * pure function of facts, knowledge and circumstances. What is not known is `unknown`, and says which facts would tell.
 * With `sims: 'any'` it takes the card with which a client is the most alive.
 */
export function resolve(
  facts: BuildFacts,
  knowledge: readonly KnownClient[],
  circumstances: Circumstances = anyPhone,
): ResolvedClient[] {
  return recognise(facts, knowledge).map((found) => {
    if (circumstances.sims !== 'any') return resolveFound(found, facts, circumstances);
    const answers = [null, ...cardsNamed(facts, found.client)].map((card) =>
      resolveFound(found, facts, { ...circumstances, sims: [card] }),
    );
    return answers.reduce((most, one) => (liveliness(one.live) > liveliness(most.live) ? one : most));
  });
}

/** How alive: absent, off, unknown, live. */
export function liveliness(live: Liveness): number {
  return ['absent', 'off', 'unknown', 'live'].indexOf(live);
}

/** The networks whose carrier configuration speaks of a client. */
function cardsNamed({ carrier_config }: BuildFacts, { switches }: KnownClient): CardNetwork[] {
  const keys = new Set(switches.flatMap((one) => (one.by === 'carrier-config' ? [one.key] : [])));
  return carrier_config.flatMap(({ key, mcc, mnc }) =>
    keys.has(key) && mcc !== null ? [{ mcc, mnc: mnc ?? '0' }] : [],
  );
}

function resolveFound(found: FoundClient, facts: BuildFacts, circumstances: Circumstances): ResolvedClient {
  const { client, package: name, signs } = found;
  const steps: Step[] = [];
  const missing: string[] = [];
  let live: Liveness = 'absent';
  const step = (layer: Step['layer'], says: string, becomes: Liveness, source: Source | null): void => {
    live = becomes;
    steps.push({ layer, says, live, source });
  };
  const done = (live_in_build: Liveness): ResolvedClient => ({
    client,
    package: name,
    signs: signs.map(({ sign, saw, source }) => ({ sign, saw, source })),
    live,
    live_in_build,
    missing: live === 'unknown' || live_in_build === 'unknown' ? missing : [],
    endpoint: endpointOf(found),
    transport: client.transport,
    consent: client.consent,
    repetition: client.repetition,
    steps,
  });

  const unread = switchIsUnread(found, facts);
  const switches = unread === null ? client.switches : [];
  const said = tellers.flatMap(([layer, tell]) =>
    switches.flatMap((one) => tell(one, facts, circumstances).map((what): Said => ({ layer, ...what }))),
  );
  const present = isPresent(found, facts);
  if (present === false) return absent();
  if (present === null) {
    missing.push(PACKAGES_MISSING);
    step('image', 'whether it is in the build was not looked at', 'unknown', null);
  } else begin();
  for (const { layer, on, says, source } of said) {
    // Off is off, whether the software is there or not; on is not enough.
    step(layer, says, on ? (present === null ? 'unknown' : 'live') : 'off', source);
  }
  const live_in_build: Liveness = stop() ?? live;
  if (name !== null && circumstances.disabled_by_user.includes(name)) {
    step('user', `the user has disabled ${name}`, 'off', null);
  }
  return done(live_in_build);

  /** The software is not there. A switch that is on all the same may be read by something whose name is not known. */
  function absent(): ResolvedClient {
    const last = said.findLast(({ layer }) => layer !== 'persisted-property');
    const on = last?.on === true && !facts.looked_at.has('texts');
    if (on) missing.push(TEXTS_MISSING);
    for (const { layer, says, source } of said) step(layer, says, on ? 'unknown' : 'absent', source);
    if (on) step('image', 'no package of a known name is there to read the switch', 'unknown', null);
    else step('image', 'it is not in the build', 'absent', null);
    return done(live);
  }

  function begin(): void {
    const [first] = signs;
    const where = name ?? found.path ?? 'it';
    if (unread !== null)
      return step('image', `${where} is there, and nothing in it reads ${unread}`, 'live', first?.source ?? null);
    const by_default = client.on_by_default;
    if (by_default === 'unknown') missing.push('what switches it: a knowledge file that describes this client');
    else if (!by_default && said.length === 0 && !propertiesSeen()) {
      missing.push('what its switch is: `getprop`, or the build.prop files of the image');
      return step('image', `${where} is there; what its switch is was not looked at`, 'unknown', first?.source ?? null);
    }
    const becomes = by_default === 'unknown' ? 'unknown' : by_default ? 'live' : 'off';
    const words = { live: 'runs unless it is switched off', off: 'is off unless something switches it on' } as const;
    const says = becomes === 'unknown' ? 'what switches it is not known' : words[becomes];
    step('image', `${where} is there, and ${says}`, becomes, first?.source ?? null);
  }

  function propertiesSeen(): boolean {
    return facts.looked_at.has('effective-properties') || facts.looked_at.has('build-properties');
  }

  /** What has stopped the package: gives what the build itself does where that was the user's doing. */
  function stop(): Liveness | null {
    const why = stoppedBy(name, facts);
    if (!why || live === 'absent') return null;
    const before = live;
    const { state, source } = why.fact;
    step(why.by === 'user' ? 'user' : 'image', `${name} is ${state.replaceAll('-', ' ')}`, 'off', source);
    return why.by === 'user' ? before : null;
  }
}

/** The server that its file names, if that is another than the one that is known of it. */
function endpointOf({ client, signs }: FoundClient): Endpoint | null {
  const seen = signs.flatMap(({ sign, saw }) => (sign === 'endpoint' ? [saw] : []));
  const { endpoint } = client;
  const [host] = seen;
  if (host === undefined || (endpoint && seen.includes(endpoint.host))) return endpoint;
  return { host, port: endpoint?.port ?? (client.transport === 'tls' ? 443 : 80), data_region: null };
}

/** The switch of a client, where its file was searched and does not name it: a generation without that switch. */
function switchIsUnread({ client, path, signs }: FoundClient, { texts }: BuildFacts): string | null {
  const [one, ...others] = client.switches;
  if (one?.by !== 'property' || others.length > 0 || path === null) return null;
  const searched = signs.some(({ sign, path: at }) => at !== null && (sign === 'endpoint' || sign === 'fields'));
  return searched && !texts.some(({ text }) => text === one.name) ? one.name : null;
}
