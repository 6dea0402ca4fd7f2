import type { PropertyLayer } from '../../facts/facts.ts';

/** Where a file of an unpacked image, or of a list of its files, lies on the phone. */
export interface PhonePath {
  /** `/system/priv-app/X/X.apk`. */
  readonly path: string;
  /** The name of its partition; null where the path names none. */
  readonly partition: string | null;
}

/** Names of partitions and of folders at the root of a phone that hold software or properties. */
const PARTITIONS = [
  'system',
  'system_ext',
  'vendor',
  'product',
  'odm',
  'oem',
  'data',
  'apex',
  'cust',
  'preload',
  'preas',
  'version',
  'hw_product',
  'custom',
  'mi_ext',
  'prism',
  'optics',
  'my_product',
  'my_region',
  'my_carrier',
  'my_company',
  'my_stock',
  'my_heytap',
  'my_preload',
  'my_engineering',
  'my_bigball',
  'my_manifest',
  'vendor_dlkm',
  'odm_dlkm',
];

/** `system_a`, `SYSTEM` (of target files), `system.img` and `system.img_extracted` are `system`. */
const NAME = new RegExp(`^(${PARTITIONS.join('|')})(?:_[ab])?(?:\\.img)?(?:[._-](?:extracted|unpacked|raw))?$`, 'i');

/** Partitions that older and system-as-root images have as folders of another: `/system/vendor`. */
const WITHIN_SYSTEM = new Set(['vendor', 'product', 'odm', 'system_ext']);

/**
 * The place on the phone that a path of an unpacked image stands for: what comes before the name of the first partition is
 * where somebody unpacked it (`x1/super/system/build.prop`), and an image of the whole root has its system within one.
 */
export function phonePath(path: string): PhonePath {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  // `out/target/product/x1` is where Android's build system puts an image, and no partition.
  const isOut = (i: number): boolean => parts[i] === 'product' && parts[i - 1] === 'target';
  const first = parts.findIndex(
    (part, i) => NAME.test(part) && i < parts.length - 1 && !isOut(i) && !holdsPartitions(parts.slice(i)),
  );
  if (first < 0) return { path: `/${parts.join('/')}`, partition: null };
  const partition = nameOf(parts[first]);
  let rest = parts.slice(first + 1);
  const within = (): string => (rest.length > 1 ? nameOf(rest[0]) : '');
  if (partition === 'system' && within() === 'system') rest = rest.slice(1);
  const inner = within();
  // Kept in the path: that is how such a phone writes it.
  if (partition === 'system' && WITHIN_SYSTEM.has(inner))
    return { path: `/system/${rest.join('/')}`, partition: inner };
  return { path: `/${partition}/${rest.join('/')}`, partition };
}

/**
 * Whether a folder that is called as a partition holds those of an image: `custom/system/build.prop`. In the system
 * partition, in /data and, for `odm`, in the vendor's, folders are called so on phones.
 */
function holdsPartitions([outer, inner, ...rest]: readonly string[]): boolean {
  const [out, within] = [nameOf(outer), nameOf(inner)];
  if (out === 'system' || out === 'data' || (out === 'vendor' && within === 'odm')) return false;
  return rest.length > 0 && (within === 'system' || WITHIN_SYSTEM.has(within));
}

function nameOf(part: string | undefined): string {
  return partitionNamed(part ?? '') ?? part ?? '';
}

const layers: readonly PropertyLayer[] = ['system', 'system_ext', 'vendor', 'odm', 'product'];

/** The partition that a folder or an image is named after: `system_a.img` is of `system`; null for none. */
export function partitionNamed(name: string): string | null {
  return NAME.exec(name)?.[1]?.toLowerCase() ?? null;
}

/** The layer of a partition's properties. */
export function layerOfPartition(partition: string | null): PropertyLayer {
  return layers.find((layer) => layer === partition) ?? 'unknown-partition';
}

/** The last part of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
