import { makerActivation, type Scenario, type ScenarioFacts } from '@phonehome/shared';
import { type BuildFacts, factKinds, type PropertyFact, type PropertyLayer } from '../facts/facts.ts';
import type { Source } from '../facts/source.ts';
import { makersActivation } from '../knowledge/clients/maker-activation.ts';
import { resourceName } from '../recognise/needles.ts';
import { spelledOut } from './spelled-out.ts';

/** A build of a scenario file, as written there. */
export type ScenarioBuild = Scenario['builds'][string];

/** A scenario tells all there is to know of its builds; no phone runs them. */
const ALL = factKinds.filter((kind) => kind !== 'effective-properties');

/** A build of a scenario has all of these, whether it sets something there or not. */
const scenarioLayers: readonly PropertyLayer[] = [
  'default',
  'system',
  'system_ext',
  'vendor',
  'odm',
  'product',
  'init',
];

/**
 * The facts of a scenario's build, as the readers would find them in a real one: its own `facts`, or those that `client`
 * is short for; and how it is named and labelled. There are no lines: the source of each fact is the build.
 * @param id its name in the scenario; @param fix what `client: fixed` means there
 */
export function scenarioBuildFacts(id: string, build: ScenarioBuild, fix: Scenario['fix']): BuildFacts {
  const source: Source = { file: id, line: null };
  const facts = build.facts ?? spelledOut(build, fix);
  const { overlays = [], carrier_config = [] } = facts;
  const packages = Object.entries(facts.packages ?? {}).map(([name, state]) => ({
    name,
    state,
    path: pathOf(name),
    user: null,
    source,
  }));
  const texts = Object.entries(facts.reads ?? {}).flatMap(([name, all]) =>
    all.map((text) => ({ path: pathOf(name), package: name, text, source })),
  );
  if (build.maker_activation) {
    const name = makersActivation.signs.packages?.[0] as string;
    packages.push({ name, state: 'enabled', path: pathOf(name), user: null, source });
    texts.push({ path: pathOf(name), package: name, text: makerActivation.host, source });
  }
  return {
    name: id,
    looked_at: new Set(ALL),
    property_layers: new Set(scenarioLayers),
    properties: [...identity(build, source), ...propertiesOf(facts, source)],
    packages,
    overlays: overlays.map(({ resource, ...rest }) => {
      const name = resourceName(resource);
      return { ...rest, resource_type: resource.slice(0, -name.length - 1), resource: name, source };
    }),
    carrier_config: carrier_config.map(({ mcc = null, mnc = null, ...rest }) => ({ mcc, mnc, ...rest, source })),
    files: packages.map(({ path }) => ({ path, source })),
    texts,
    problems: [],
  };
}

function pathOf(package_name: string): string {
  return `/system/app/${package_name}/${package_name}.apk`;
}

function identity({ display_id, fingerprint, patch_level }: ScenarioBuild, source: Source): PropertyFact[] {
  const properties: [string, string][] = [
    ['ro.build.display.id', display_id],
    ['ro.build.fingerprint', fingerprint],
  ];
  if (patch_level !== undefined) properties.push(['ro.build.version.security_patch', patch_level]);
  return properties.map(([name, value]) => ({ name, value, layer: 'system', source }));
}

function propertiesOf({ properties = {} }: ScenarioFacts, source: Source): PropertyFact[] {
  return Object.entries(properties).flatMap(([layer, values]) =>
    Object.entries(values ?? {}).map(([name, value]) => ({ name, value, layer: layer as PropertyLayer, source })),
  );
}
