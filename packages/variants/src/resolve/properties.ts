import type { BuildFacts, PropertyFact, PropertyLayer } from '../facts/facts.ts';
import { ANDROID_10, apiLevel } from './android-version.ts';
import { inReadingOrder, type Says } from './reading-order.ts';

/**
 * The order in which init reads the files of properties (AOSP system/core/init/property_service.cpp,
 * PropertyLoadBootDefaults): what is read later overrides.
 */
const order: readonly PropertyLayer[] = ['default', 'system', 'system_ext', 'vendor', 'odm', 'product'];

/** Until Android 9: property_load_boot_defaults, then load_system_props. */
const orderUntil9: readonly PropertyLayer[] = ['default', 'product', 'system', 'system_ext', 'odm', 'vendor'];

/** Of a partition, default.prop is read before build.prop. */
const DEFAULT_PROP = /(?:default\.prop|prop\.default)$/;

/**
 * The facts of a property that a build's files set, those that count last: in the order in which they are read. Until
 * Android 9 a property that begins with `ro.` kept its first value, so there it is the only one. Makers read further
 * partitions of such builds in orders of their own: where the later order switches on, that one is taken (ours).
 */
export function buildProperty(facts: BuildFacts, name: string, says: Says): PropertyFact[] {
  const later = inOrder(facts, name, order, says);
  if ((apiLevel(facts) ?? ANDROID_10) >= ANDROID_10) return later;
  const read = inOrder(facts, name, orderUntil9, says);
  const until9 = name.startsWith('ro.') ? read.slice(0, 1) : read;
  const isOn = (all: readonly PropertyFact[]): boolean => says(all.at(-1)?.value ?? '') === true;
  return isOn(later) && !isOn(until9) ? later : until9;
}

function inOrder(
  { properties }: BuildFacts,
  name: string,
  layers: readonly PropertyLayer[],
  says: Says,
): PropertyFact[] {
  const rankOf = ({ layer, value, source }: PropertyFact): number => {
    // A file whose partition is not known may be read before all others, or after them: in doubt it switches on.
    if (layer === 'unknown-partition') return says(value) === true ? 2 * layers.length : -1;
    return 2 * layers.indexOf(layer) + (DEFAULT_PROP.test(source.file) ? 0 : 1);
  };
  const mine = properties.filter(
    (fact) => fact.name === name && (layers.includes(fact.layer) || fact.layer === 'unknown-partition'),
  );
  return inReadingOrder(mine, rankOf, says);
}

/** The value of a property that is no switch: what a running phone tells, else the last one of the build's files. */
export function propertyValue(facts: BuildFacts, name: string): string | null {
  const says: Says = () => null;
  const running = propertyIn(facts, name, 'effective', says);
  return (running.length > 0 ? running : buildProperty(facts, name, says)).at(-1)?.value ?? null;
}

/** The facts of a property in one layer, those that count last. */
export function propertyIn({ properties }: BuildFacts, name: string, layer: PropertyLayer, says: Says): PropertyFact[] {
  const mine = properties.filter((fact) => fact.name === name && fact.layer === layer);
  return inReadingOrder(mine, () => 0, says);
}
