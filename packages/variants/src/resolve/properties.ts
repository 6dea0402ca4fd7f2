import type { BuildFacts, PropertyFact, PropertyLayer } from '../facts/facts.ts';

/**
 * The order in which init of Android 10 and later reads the files of properties (system/core/init, property_service): a
 * later file overrides an earlier one. Before Android 10 `odm` came before `vendor`. A property that begins with `ro.` is
 * set once, so there the first one counts.
 */
const order: readonly PropertyLayer[] = [
  'default',
  'system',
  'system_ext',
  'vendor',
  'odm',
  'product',
  'unknown-partition',
];

/** The facts of a property that a build's files set, in the order in which they are read. */
export function buildProperty({ properties }: BuildFacts, name: string): PropertyFact[] {
  return properties
    .filter((fact) => fact.name === name && order.includes(fact.layer))
    .map((fact, i) => ({ fact, i }))
    .sort((a, b) => order.indexOf(a.fact.layer) - order.indexOf(b.fact.layer) || a.i - b.i)
    .map(({ fact }) => fact);
}

/** The facts of a property in one layer. */
export function propertyIn({ properties }: BuildFacts, name: string, layer: PropertyLayer): PropertyFact[] {
  return properties.filter((fact) => fact.name === name && fact.layer === layer);
}
