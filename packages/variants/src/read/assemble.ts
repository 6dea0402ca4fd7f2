import type { BuildFacts, OverlayFact, PropertyFact } from '../facts/facts.ts';
import { saysOneOf, USUALLY_OFF } from '../facts/usual-words.ts';
import type { Collector, OverlayManifest, OverlayValue } from './collector.ts';
import { settleOpenLists } from './dumps/pm-list.ts';
import { settlePackedPartitions } from './place/partition-image.ts';
import { settleImports } from './properties/imports.ts';

/** From this API level on, the properties of a build stand in the files of several partitions (Android 8, Treble). */
const TREBLE_SDK = 26;

/** The facts of a build out of all that its files gave: what depends on several of them is decided here. */
export function assemble(name: string, collector: Collector, needles: readonly string[]): BuildFacts {
  settleOpenLists(collector);
  settleImports(collector, needles);
  settlePackedPartitions(collector);
  const { looked_at, property_layers, properties, packages, carrier_config, files, texts } = collector;
  const overlays = appliedOverlays(collector, new Set(needles));
  if (!hasAllProperties(collector)) looked_at.delete('build-properties');
  if (collector.has_image) for (const kind of ['files', 'packages', 'texts', 'overlays'] as const) looked_at.add(kind);
  return {
    name,
    looked_at,
    property_layers,
    properties: [...properties, ...initProperties(collector)],
    packages,
    overlays,
    carrier_config,
    files,
    texts,
    problems: collector.problems,
  };
}

/** Whether the files of properties that were read are all that may set one: a switch may stand in that of the vendor. */
function hasAllProperties({ properties, properties_open, property_layers }: Collector): boolean {
  if (properties_open) return false;
  if (property_layers.has('vendor')) return true;
  const sdk = properties.find((one) => one.name === 'ro.build.version.sdk')?.value ?? '';
  return /^\d+$/.test(sdk) && Number(sdk) < TREBLE_SDK;
}

/**
 * What init scripts set, but for what asks for another value of a property than the build has; and what they switch off
 * only where that is sure to happen.
 */
function initProperties(collector: Collector): PropertyFact[] {
  return collector.init_properties
    .filter(({ conditions, value }) =>
      conditions.every(
        (condition) => mayHold(condition, collector) && (!saysOneOf(value, USUALLY_OFF) || holds(condition, collector)),
      ),
    )
    .map(({ name, value, source }) => ({ name, value, layer: 'init', source }));
}

/** Whether a property is sure to have a value at some time of each start. */
function holds([name, value]: readonly [string, string], { properties }: Collector): boolean {
  if (name === 'sys.boot_completed' || name === 'dev.bootcomplete') return value === '1';
  return (
    name.startsWith('ro.') && properties.some((one) => one.name === name && (one.value === value || value === '*'))
  );
}

/** Whether a property may have a value: those of the build are told, others change while a phone runs. */
function mayHold([name, value]: readonly [string, string], { properties }: Collector): boolean {
  if (!name.startsWith('ro.') || value === '*') return true;
  const told = properties.filter((one) => one.name === name);
  return told.length === 0 || told.some((one) => one.value === value);
}

/** The values of the overlays that are enabled, in the order in which each overrides those before it. */
function appliedOverlays(collector: Collector, needles: ReadonlySet<string>): OverlayFact[] {
  const { overlay_manifests, overlay_values } = collector;
  const manifests = new Map(overlay_manifests.map((one) => [one.root, one]));
  return overlay_values
    .map((value) => ({ value, manifest: manifests.get(value.root) ?? null }))
    .filter(({ value, manifest }) => isApplied(value, manifest, collector, needles))
    .map((one, i) => ({ ...one, i }))
    .sort((a, b) => rank(a.manifest) - rank(b.manifest) || a.i - b.i)
    .map(({ value, manifest }) => ({
      target_package: value.target_package ?? manifest?.target_package ?? null,
      resource_type: value.resource_type,
      resource: value.resource,
      value: resolved(value, overlay_values),
      priority: rank(manifest),
      source: value.source,
    }));
}

/** What has no manifest was put into its package when the build was made, before all overlays that have one. */
function rank(manifest: OverlayManifest | null): number {
  return manifest?.priority ?? Number.NEGATIVE_INFINITY;
}

function isApplied(
  value: OverlayValue,
  manifest: OverlayManifest | null,
  collector: Collector,
  needles: ReadonlySet<string>,
): boolean {
  const { overlay_states, overlay_defaults, problem } = collector;
  if (manifest?.requires && !mayHold(manifest.requires, collector)) return false;
  const name = manifest?.package ?? null;
  const state = name === null ? undefined : (overlay_states.get(name) ?? overlay_defaults.get(name));
  if (state !== undefined || manifest === null || manifest.is_static) return state ?? true;
  // An overlay is disabled unless something enables it; that something is not known. What it switches on counts as on.
  if (needles.has(value.resource) && saysOneOf(value.value, USUALLY_OFF)) {
    problem({
      what: `whether the overlay ${name ?? 'here'} is enabled is not told`,
      remedy: 'Add what `adb shell cmd overlay list` writes, or the config.xml of the overlays',
      source: value.source,
      affects: ['overlays'],
    });
  }
  return true;
}

/** The value that a reference to a resource of the same overlay stands for. */
function resolved({ value, root }: OverlayValue, all: readonly OverlayValue[]): string {
  const [, type, name] = /^@(\w+)\/(.+)$/.exec(value) ?? [];
  if (type === undefined) return value;
  return all.find((one) => one.root === root && one.resource_type === type && one.resource === name)?.value ?? value;
}
