import type { ByteSource, Unpacking } from '../input.ts';
import { littleEndian } from './little-endian.ts';
import { type ZipEntry, ZipError } from './zip.ts';

const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;

/** More than any file of a phone's software that is worth searching; a few kilobytes can be made to unpack to gigabytes. */
export const ENTRY_BYTES_MAX = 512 * 1024 * 1024;

/**
 * What an entry of a ZIP archive holds.
 * @throws ZipError when it cannot be read, is not what the directory promises, or is too large
 */
export async function readZipEntry(source: ByteSource, entry: ZipEntry, unpacking: Unpacking): Promise<Uint8Array> {
  const { bytes, compressed_bytes, encrypted, local_header_at, method } = entry;
  if (encrypted) throw new ZipError('it is encrypted');
  if (bytes > ENTRY_BYTES_MAX) throw new ZipError(`it would have ${bytes} bytes, more than ${ENTRY_BYTES_MAX}`);
  const local = await source.read(local_header_at, LOCAL_BYTES);
  const view = littleEndian(local);
  if (local.length < LOCAL_BYTES || view.u32(0) !== LOCAL_SIGNATURE) throw new ZipError('it is not where it should be');
  const at = local_header_at + LOCAL_BYTES + view.u16(26) + view.u16(28);
  if (at + compressed_bytes > source.size) throw new ZipError('it is cut short');
  const packed = await source.read(at, compressed_bytes);
  if (packed.length < compressed_bytes) throw new ZipError('it is cut short');
  const content = unpack(packed, method, bytes, unpacking);
  if (content.length !== bytes) throw new ZipError(`it has ${content.length} bytes, and should have ${bytes}`);
  if (unpacking.crc32(content) !== entry.crc32) throw new ZipError('its checksum does not fit: it is damaged');
  return content;
}

function unpack(packed: Uint8Array, method: number, bytes: number, { inflateRaw }: Unpacking): Uint8Array {
  if (method === STORED) return packed;
  if (method !== DEFLATED) throw new ZipError(`it is packed by method ${method}, which is not known here`);
  try {
    return inflateRaw(packed, bytes);
  } catch {
    throw new ZipError('it cannot be unpacked: it is damaged, or larger than it claims');
  }
}

/**
 * The entries whose bytes are those of another, too: so a bomb is made, and no tool packs so.
 * @returns the entries that lie apart, and those that do not
 */
export function withoutOverlaps(entries: readonly ZipEntry[]): { apart: ZipEntry[]; overlapping: ZipEntry[] } {
  const apart: ZipEntry[] = [];
  const overlapping: ZipEntry[] = [];
  let end = 0;
  for (const entry of [...entries].sort((a, b) => a.local_header_at - b.local_header_at)) {
    if (entry.local_header_at < end) overlapping.push(entry);
    else {
      apart.push(entry);
      end = entry.local_header_at + LOCAL_BYTES + entry.compressed_bytes;
    }
  }
  return { apart, overlapping };
}
