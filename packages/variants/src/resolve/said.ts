import type { BuildFacts, CarrierConfigFact, OverlayFact } from '../facts/facts.ts';
import type { Source } from '../facts/source.ts';
import type { Switch } from '../knowledge/known-client.ts';
import { resourceName } from '../recognise/needles.ts';
import { buildProperty, propertyIn } from './properties.ts';
import { inReadingOrder } from './reading-order.ts';
import type { CardNetwork, Layer } from './resolution.ts';
import { switched } from './switch-value.ts';

/** What a layer says of a client: a value of a switch, where, and in which words. Null for a value that is neither. */
export interface Said {
  readonly layer: Layer;
  readonly by: Switch['by'];
  readonly on: boolean | null;
  readonly says: string;
  readonly source: Source | null;
}

/** A phone with one of its cards; a phone without any has the null one. */
export interface WithCard {
  readonly card: CardNetwork | null;
  readonly persisted: Readonly<Record<string, string>>;
}

/** What a layer says to a switch, in order: the last word counts. */
type Teller = (one: Switch, facts: BuildFacts, phone: WithCard) => readonly Told[];
type Told = Pick<Said, 'on' | 'says' | 'source'>;

const told = (one: Switch, name: string, value: string, where: string, source: Source | null): Told => ({
  on: switched(one, value),
  says: `${name} is ${value === '' ? 'empty' : value} (${where})`,
  source,
});

/** The layers that may switch a client, in Android's order: docs/reference/variants.md says where that is from. */
const tellers: readonly (readonly [layer: Layer, tell: Teller])[] = [
  [
    'build-properties',
    (one, facts) =>
      one.by !== 'property'
        ? []
        : buildProperty(facts, one.name, (value) => switched(one, value)).map(({ name, value, layer, source }) =>
            told(one, name, value, `build properties of ${layer}`, source),
          ),
  ],
  ['overlay', (one, { overlays }) => (one.by === 'overlay' ? overlaid(one, overlays) : [])],
  [
    'carrier-config',
    (one, { carrier_config }, { card }) => (one.by === 'carrier-config' ? configured(one, carrier_config, card) : []),
  ],
  [
    'persisted-property',
    (one, facts, { persisted }) => {
      if (one.by !== 'property' || !one.name.startsWith('persist.')) return [];
      const left = Object.hasOwn(persisted, one.name) ? persisted[one.name] : undefined;
      return [
        ...(left === undefined ? [] : [told(one, one.name, left, 'left by an earlier build', null)]),
        ...inLayer(one, facts, 'persisted', 'persisted on the phone'),
      ];
    },
  ],
  [
    'init-script',
    (one, facts) => {
      if (one.by !== 'property') return [];
      // What begins with `ro.` cannot be set again.
      const set = one.name.startsWith('ro.') && buildProperty(facts, one.name, () => null).length > 0;
      return set ? [] : inLayer(one, facts, 'init', 'set at each start');
    },
  ],
  [
    'effective-property',
    (one, facts) => (one.by === 'property' ? inLayer(one, facts, 'effective', 'on the running phone') : []),
  ],
];

/** All that the layers of a build say to the switches of a client, in Android's order. */
export function sayings(switches: readonly Switch[], facts: BuildFacts, phone: WithCard): Said[] {
  return tellers.flatMap(([layer, tell]) =>
    switches.flatMap((one) => tell(one, facts, phone).map((what): Said => ({ layer, by: one.by, ...what }))),
  );
}

function inLayer(
  one: Switch & { by: 'property' },
  facts: BuildFacts,
  layer: 'persisted' | 'init' | 'effective',
  where: string,
): Told[] {
  return propertyIn(facts, one.name, layer, (value) => switched(one, value)).map(({ name, value, source }) =>
    told(one, name, value, where, source),
  );
}

function overlaid(one: Switch & { by: 'overlay' }, overlays: readonly OverlayFact[]): Told[] {
  const mine = overlays.filter(
    ({ target_package, resource_type, resource }) =>
      (target_package === null || target_package === one.target_package) &&
      resource === resourceName(one.resource) &&
      (resource_type === '' || !one.resource.includes('/') || one.resource === `${resource_type}/${resource}`),
  );
  return inReadingOrder(
    mine,
    ({ priority = 0 }) => priority,
    (value) => switched(one, value),
  ).map(({ resource, value, source }) => told(one, resource, value, 'an overlay', source));
}

function configured(
  one: Switch & { by: 'carrier-config' },
  carrier_config: readonly CarrierConfigFact[],
  card: CardNetwork | null,
): Told[] {
  const says = (value: string): boolean | null => switched(one, value);
  const mine = carrier_config
    .filter((fact) => fact.key === one.key && isFor(fact, card))
    // What is for some cards of the network only switches on for some, and off not for all.
    .filter(({ filters, value }) => !filters || says(value) === true);
  return inReadingOrder(mine, specific, says).map((fact) =>
    told(one, fact.key, fact.value, carrierName(fact), fact.source),
  );
}

function isFor({ mcc, mnc }: CarrierConfigFact, card: CardNetwork | null): boolean {
  if (mcc === null) return true;
  return card !== null && card.mcc === mcc && (mnc === null || sameMnc(card.mnc, mnc));
}

/** An MNC of two digits is written with and without a zero before it. */
function sameMnc(a: string, b: string): boolean {
  return Number(a) === Number(b);
}

function specific({ mcc, mnc, filters }: CarrierConfigFact): number {
  return [mcc, mnc, filters].filter((one) => one !== null && one !== undefined).length;
}

function carrierName({ mcc, mnc }: CarrierConfigFact): string {
  return mcc === null ? 'carrier configuration' : `carrier configuration of ${[mcc, mnc].filter(Boolean).join('-')}`;
}
