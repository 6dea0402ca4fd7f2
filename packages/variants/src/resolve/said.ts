import type { BuildFacts, CarrierConfigFact } from '../facts/facts.ts';
import type { Source } from '../facts/source.ts';
import type { Switch } from '../knowledge/known-client.ts';
import { resourceName } from '../recognise/needles.ts';
import { buildProperty, propertyIn } from './properties.ts';
import type { CardNetwork, Circumstances, Layer } from './resolution.ts';
import { switched } from './switch-value.ts';

/** What a layer says of a client: that it is on or off, where, and in which words. */
export interface Said {
  readonly layer: Layer;
  readonly on: boolean;
  readonly says: string;
  readonly source: Source | null;
}

/** What a layer says to a switch, in order: the last word counts. */
type Teller = (one: Switch, facts: BuildFacts, circumstances: Circumstances) => readonly Omit<Said, 'layer'>[];

const told = (
  one: Switch,
  name: string,
  value: string,
  where: string,
  source: Source | null,
): Omit<Said, 'layer'>[] => {
  const on = switched(one, value);
  return on === null ? [] : [{ on, says: `${name} is ${value} (${where})`, source }];
};

/** The layers that may switch a client, in Android's order. */
export const tellers: readonly (readonly [layer: Layer, tell: Teller])[] = [
  [
    'build-properties',
    (one, facts) =>
      one.by !== 'property'
        ? []
        : buildProperty(facts, one.name).flatMap(({ name, value, layer, source }) =>
            told(one, name, value, `build properties of ${layer}`, source),
          ),
  ],
  [
    'overlay',
    (one, { overlays }) =>
      one.by !== 'overlay'
        ? []
        : overlays
            .filter(({ target_package }) => target_package === null || target_package === one.target_package)
            .filter(
              ({ resource_type, resource }) =>
                [resource, `${resource_type}/${resource}`].includes(one.resource) ||
                resource === resourceName(one.resource),
            )
            .flatMap(({ resource, value, source }) => told(one, resource, value, 'an overlay', source)),
  ],
  [
    'carrier-config',
    (one, { carrier_config }, { sims }) =>
      one.by !== 'carrier-config' || sims === 'any'
        ? []
        : carrier_config
            .filter(({ key }) => key === one.key)
            .filter((fact) => isFor(fact, sims))
            .sort((a, b) => specific(a) - specific(b))
            .flatMap((fact) =>
              // What some cards of a network switch off is on for the others.
              told(one, fact.key, fact.value, carrierName(fact), fact.source).filter(({ on }) => on || !fact.filters),
            ),
  ],
  [
    'persisted-property',
    (one, facts, { persisted }) => {
      if (one.by !== 'property' || !one.name.startsWith('persist.')) return [];
      const before = Object.hasOwn(persisted, one.name)
        ? told(one, one.name, persisted[one.name] as string, 'left by an earlier build', null)
        : [];
      return [
        ...before,
        ...propertyIn(facts, one.name, 'persisted').flatMap(({ name, value, source }) =>
          told(one, name, value, 'persisted on the phone', source),
        ),
      ];
    },
  ],
  [
    'init-script',
    (one, facts) =>
      one.by !== 'property'
        ? []
        : propertyIn(facts, one.name, 'init').flatMap(({ name, value, source }) =>
            told(one, name, value, 'set at each start', source),
          ),
  ],
  [
    'effective-property',
    (one, facts) =>
      one.by !== 'property'
        ? []
        : propertyIn(facts, one.name, 'effective').flatMap(({ name, value, source }) =>
            told(one, name, value, 'on the running phone', source),
          ),
  ],
];

function isFor({ mcc, mnc }: CarrierConfigFact, sims: readonly (CardNetwork | null)[]): boolean {
  if (mcc === null) return true;
  return sims.some((sim) => sim !== null && sim.mcc === mcc && (mnc === null || sameMnc(sim.mnc, mnc)));
}

/** An MNC of two digits is written with and without a zero before it. */
function sameMnc(a: string, b: string): boolean {
  return Number(a) === Number(b);
}

function specific({ mcc, mnc }: CarrierConfigFact): number {
  return (mcc === null ? 0 : 1) + (mnc === null ? 0 : 1);
}

function carrierName({ mcc, mnc }: CarrierConfigFact): string {
  return mcc === null ? 'carrier configuration' : `carrier configuration of ${[mcc, mnc].filter(Boolean).join('-')}`;
}
