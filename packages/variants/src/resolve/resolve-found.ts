import type { BuildFacts } from '../facts/facts.ts';
import type { Source } from '../facts/source.ts';
import type { KnownClient } from '../knowledge/known-client.ts';
import type { FoundClient } from '../recognise/recognise.ts';
import { ANDROID_8, apiLevel } from './android-version.ts';
import { endpointOf } from './endpoint.ts';
import { withoutSwitch } from './generation.ts';
import { lookedAt, missing, silenceMissing, softwareSearched, statesLookedAt } from './looked-at.ts';
import { isPresent, stoppedBy } from './presence.ts';
import type { Circumstances, Layer, Liveness, ResolvedClient, Step } from './resolution.ts';
import { type Said, sayings, type WithCard } from './said.ts';

/** What is believed of a client at the end, and how it came to that. */
interface Belief {
  readonly live: Liveness;
  readonly live_in_build: Liveness;
  readonly steps: readonly Step[];
  readonly missing: readonly string[];
}

/** Resolves one client on a phone with one of its cards. */
export function resolveFound(
  found: FoundClient,
  facts: BuildFacts,
  knowledge: readonly KnownClient[],
  phone: Omit<Circumstances, 'sims'> & WithCard,
): ResolvedClient {
  const unswitched = withoutSwitch(found, facts, knowledge);
  const client = unswitched?.client ?? found.client;
  const said = sayings(client.switches, facts, phone);
  const present = isPresent(found, facts);
  const one = { ...found, client, unread: unswitched?.unread ?? null };
  const belief = present === false ? absent(said, facts) : there(one, present, said, facts, phone.disabled_by_user);
  const { transport, consent, repetition } = client;
  return {
    client,
    package: found.package,
    signs: found.signs.map(({ sign, saw, source }) => ({ sign, saw, source })),
    ...belief,
    endpoint: endpointOf(client, found, knowledge),
    transport,
    consent,
    repetition,
  };
}

/** The software is not there. A switch that is on all the same may be read by something whose name is not known. */
function absent(said: readonly Said[], facts: BuildFacts): Belief {
  const told = said.filter(({ on }) => on !== null);
  // What is persisted was left by another build: on is no question then, and off is off.
  const by_build = told.filter(({ layer }) => layer !== 'persisted-property');
  const asks = [told, by_build].every((all) => all.at(-1)?.on === true) && !softwareSearched(facts);
  const live = asks ? 'unknown' : 'absent';
  const says = asks ? 'no package of a known name is there to read the switch' : 'it is not in the build';
  const steps = said.map(({ layer, says, source }): Step => ({ layer, says, live, source }));
  steps.push({ layer: 'image', says, live, source: null });
  return { live, live_in_build: live, steps, missing: asks ? [missing.texts] : [] };
}

/** The software is there, or was not looked for (`present` null): what the layers make of it, one after another. */
function there(
  found: FoundClient & { readonly unread: string | null },
  present: true | null,
  said: readonly Said[],
  facts: BuildFacts,
  disabled_by_user: readonly string[],
): Belief {
  const { client, package: name } = found;
  const steps: Step[] = [];
  const lacking: string[] = [];
  let live: Liveness;
  const step = (layer: Layer, says: string, becomes: Liveness, source: Source | null): void => {
    live = becomes;
    steps.push({ layer, says, live, source });
  };

  const first = firstBelief(found, present, said, facts);
  lacking.push(...first.missing);
  live = first.live;
  step('image', first.says, first.live, found.signs[0]?.source ?? null);
  const defaults: Liveness = { true: 'live', false: 'off', unknown: 'unknown' }[`${client.on_by_default}`] as Liveness;
  for (const { layer, by, on, says, source } of said) {
    if (on !== null) {
      // Off is off, whether the software is there or not; on is not enough.
      step(layer, says, !on ? 'off' : present === null ? 'unknown' : 'live', source);
    } else if (by === 'property' && present !== null) {
      // As Android reads a property: what is neither on nor off counts as if nothing were set.
      step(layer, `${says}, which is neither on nor off: as if it were not set`, defaults, source);
    }
  }
  const stop = live === 'absent' ? null : stoppedBy(name, facts);
  let in_build: Liveness = live;
  if (stop) {
    const { by, fact } = stop;
    if (by === 'build') in_build = 'off';
    step(by === 'user' ? 'user' : 'image', `${name} is ${fact.state.replaceAll('-', ' ')}`, 'off', fact.source);
  } else if (live === 'live' && lookedAt(facts, 'packages') && !statesLookedAt(facts)) {
    step(
      'user',
      'whether it is disabled was not looked at (`pm list packages -d`): packages run unless it is so',
      live,
      null,
    );
  }
  if (name !== null && disabled_by_user.includes(name)) step('user', `the user has disabled ${name}`, 'off', null);
  const open = live === 'unknown' || in_build === 'unknown';
  return { live, live_in_build: in_build, steps, missing: open ? lacking : [] };
}

/** What is believed before any layer has spoken. */
function firstBelief(
  { client, package: name, path, unread }: FoundClient & { readonly unread: string | null },
  present: true | null,
  said: readonly Said[],
  facts: BuildFacts,
): { readonly live: Liveness; readonly says: string; readonly missing: readonly string[] } {
  const known = (live: Liveness, says: string) => ({ live, says, missing: [] });
  const open = (says: string, lacking: string) => ({ live: 'unknown' as const, says, missing: [lacking] });
  if (present === null) return open('whether it is in the build was not looked at', missing.packages);
  const where = `${name ?? path ?? 'it'} is there`;
  if (unread !== null) return known('live', `${where}, and nothing in it reads ${unread}`);
  if (client.on_by_default === 'unknown') return open(`${where}, and what switches it is not known`, missing.knowledge);
  if (client.on_by_default) return known('live', `${where}, and runs unless it is switched off`);
  const silent = said.every(({ layer }) => layer === 'persisted-property');
  const lacking = silent ? silenceMissing(facts) : null;
  if (lacking !== null) return open(`${where}; what its switch is was not looked at, or not everywhere`, lacking);
  const old = (apiLevel(facts) ?? ANDROID_8) < ANDROID_8;
  if (silent && old && client.without_switch !== undefined && !lookedAt(facts, 'texts')) {
    return open(`${where}; on so old an Android it may be one that has no switch`, missing.generation);
  }
  return known('off', `${where}, and is off unless something switches it on`);
}
