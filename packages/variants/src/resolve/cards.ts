import type { BuildFacts } from '../facts/facts.ts';
import type { KnownClient } from '../knowledge/known-client.ts';
import type { CardNetwork, Circumstances } from './resolution.ts';

/** The cards to resolve a client with, one after another: a client is live if it is so with any of a phone's cards. */
export function cardsOf(
  { sims }: Circumstances,
  client: KnownClient,
  { carrier_config }: BuildFacts,
): readonly [CardNetwork | null, ...(CardNetwork | null)[]] {
  if (sims === 'any') return [null, ...networksNamed(client, carrier_config)];
  const [first, ...others] = sims.filter((sim) => sim !== null);
  return first ? [first, ...others] : [null];
}

/** The networks whose carrier configuration speaks of a client: of all other cards the default holds. */
function networksNamed({ switches }: KnownClient, carrier_config: BuildFacts['carrier_config']): CardNetwork[] {
  const keys = new Set(switches.flatMap((one) => (one.by === 'carrier-config' ? [one.key] : [])));
  return carrier_config.flatMap(({ key, mcc, mnc }) =>
    keys.has(key) && mcc !== null ? [{ mcc, mnc: mnc ?? OTHER_NETWORK }] : [],
  );
}

/** Stands for the networks of a country that no configuration names. */
const OTHER_NETWORK = '-';
