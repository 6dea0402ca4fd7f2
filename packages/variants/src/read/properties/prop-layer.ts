import type { PropertyLayer } from '../../facts/facts.ts';
import { baseName, layerOfPartition, phonePath } from '../place/phone-path.ts';

/** Names of files that hold the properties of a partition. */
const PROP_FILE =
  /(?:^|[._-])(?:build|default|prop|oem|system|vendor|product|odm|local)[\w.-]*\.prop$|^prop\.default$/i;

/** Whether a file is called as files of properties are. */
export function isPropFileName(path: string): boolean {
  return /\.prop$/i.test(path) || PROP_FILE.test(baseName(path)) || baseName(path) === 'prop.default';
}

/**
 * The layer of a file of properties, by its place or name: `system/build.prop`, `vendor_build.prop`,
 * `system/etc/prop.default`; null where neither tells it.
 */
export function layerOfPath(path: string): PropertyLayer | null {
  const name = baseName(path).toLowerCase();
  const { partition } = phonePath(path);
  const layer = layerOfPartition(partition);
  if (layer !== 'system' && layer !== 'unknown-partition') return layer;
  if (/^prop\.default$|(?:^|[._-])default\.prop$/.test(name)) return 'default';
  if (layer === 'system') return 'system';
  const said = /(?:^|[._-])(system_ext|system-ext|system|vendor|product|odm)(?=[._-])/.exec(name)?.[1];
  if (said) return layerOfPartition(said.replace('-', '_'));
  return partition === null ? null : 'unknown-partition';
}

/** What build systems write into each partition's file, and into no other. */
const marks: readonly (readonly [RegExp, PropertyLayer])[] = [
  [/^ro\.build\.(?:id|display\.id|fingerprint|description|flavor)$/, 'system'],
  [/^ro\.(?:vendor\.build\.|product\.vendor\.)/, 'vendor'],
  [/^ro\.(?:odm\.build\.|product\.odm\.)/, 'odm'],
  [/^ro\.(?:product\.build\.|product\.product\.)/, 'product'],
  [/^ro\.(?:system_ext\.build\.|product\.system_ext\.)/, 'system_ext'],
  [/^ro\.(?:system\.build\.|product\.system\.)/, 'system'],
];

/** Every layer whose marks stand among names of properties, the most telling first. */
export function layersOfContent(names: readonly string[]): PropertyLayer[] {
  return marks.filter(([mark]) => names.some((name) => mark.test(name))).map(([, layer]) => layer);
}

/** The layer that names of properties tell. */
export function layerOfContent(names: readonly string[]): PropertyLayer {
  return layersOfContent(names)[0] ?? 'unknown-partition';
}
