import { factKinds } from '../../facts/facts.ts';
import type { Collector } from '../collector.ts';
import type { FileContext } from '../file-context.ts';
import { IMAGE_KINDS } from '../reading.ts';
import { baseName, partitionNamed, phonePath } from './phone-path.ts';

/** Partitions without software that a person could add or switch: the kernel, checksums, the user's own data. */
const OTHERS =
  /^(?:boot|init_boot|vendor_boot|vendor_kernel_boot|recovery|ramdisk[\w-]*|dtb|dtbo|vbmeta\w*|userdata|cache|metadata|misc|persist|bluetooth|dsp|modem|NON-HLOS|splash|logo)(?:_[ab])?\.(?:img|bin)$/i;

const REMEDY = 'Unpack it and name the folder';
const WHAT = 'it is packed, and was not looked into';

/** An image of a partition, or an archive, that nobody has unpacked: the software of a phone may be in it. */
export function tellPacked(context: FileContext, path: string): void {
  const name = baseName(path);
  // Within a partition it is data of some application.
  if ((phonePath(path).partition !== null && !/\.img$/.test(path)) || OTHERS.test(name)) return;
  if (/\.(?:t?gz|xz|7z|zst|tar)$/i.test(name)) {
    // It may have dumps, too.
    context.problem(null, WHAT, REMEDY, factKinds);
    return;
  }
  const partition = /^super(?:_[ab])?\.img$/i.test(name) ? 'system' : partitionNamed(name);
  context.collector.packed_partitions.push({ partition, source: context.at(null) });
}

/** Tells of the images whose partition nobody has unpacked beside them: a build leaves both. */
export function settlePackedPartitions({ packed_partitions, partitions, problem }: Collector): void {
  for (const { partition, source } of packed_partitions) {
    if (partition !== null && partitions.has(partition)) continue;
    problem({ what: WHAT, remedy: REMEDY, source, affects: IMAGE_KINDS });
  }
}
