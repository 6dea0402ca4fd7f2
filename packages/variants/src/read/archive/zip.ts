import type { ByteSource } from '../input.ts';
import { littleEndian } from './little-endian.ts';

/** An entry of a ZIP archive, as its central directory has it (APPNOTE 6.3.10, 4.3.12). */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc32: number;
  readonly compressed_bytes: number;
  readonly bytes: number;
  readonly local_header_at: number;
}

/** A ZIP that cannot be read, or only in part: why. */
export class ZipError extends Error {
  override readonly name = 'ZipError';
}

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const COMMENT_BYTES_MAX = 0xffff;
const LOCATOR_SIGNATURE = 0x07064b50;
const LOCATOR_BYTES = 20;
const END64_SIGNATURE = 0x06064b50;
const END64_BYTES = 56;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_BYTES = 46;
const DIRECTORY_BYTES_MAX = 128 * 1024 * 1024;

/**
 * The entries of a ZIP archive, by its central directory.
 * @throws ZipError when it is cut short, or its directory is damaged or claims what cannot be
 */
export async function readZipDirectory(source: ByteSource): Promise<readonly ZipEntry[]> {
  const { at, bytes: size, entries } = await findDirectory(source);
  if (size > DIRECTORY_BYTES_MAX) throw new ZipError(`its directory has ${size} bytes`);
  if (at + size > source.size) throw new ZipError('its directory lies outside of it');
  const directory = await source.read(at, size);
  if (directory.length < size) throw new ZipError('its directory is cut short');
  return readEntries(directory, entries);
}

interface Directory {
  readonly at: number;
  readonly bytes: number;
  readonly entries: number;
}

async function findDirectory(source: ByteSource): Promise<Directory> {
  const from = Math.max(0, source.size - END_BYTES - COMMENT_BYTES_MAX);
  const tail = await source.read(from, source.size - from);
  const view = littleEndian(tail);
  for (let at = tail.length - END_BYTES; at >= 0; at -= 1) {
    // The last one whose comment fills the file to its end.
    if (view.u32(at) !== END_SIGNATURE || at + END_BYTES + view.u16(at + 20) > tail.length) continue;
    const found = { at: view.u32(at + 16), bytes: view.u32(at + 12), entries: view.u16(at + 10) };
    const is64 = found.at === 0xffffffff || found.bytes === 0xffffffff || found.entries === 0xffff;
    return is64 ? ((await findDirectory64(source, from + at)) ?? found) : found;
  }
  throw new ZipError('it is cut short: its directory, which stands at the end, is missing');
}

async function findDirectory64(source: ByteSource, end_at: number): Promise<Directory | null> {
  if (end_at < LOCATOR_BYTES) return null;
  const locator = littleEndian(await source.read(end_at - LOCATOR_BYTES, LOCATOR_BYTES));
  if (locator.u32(0) !== LOCATOR_SIGNATURE) return null;
  const end = littleEndian(await source.read(locator.u64(8), END64_BYTES));
  if (end.u32(0) !== END64_SIGNATURE) throw new ZipError('its ZIP64 directory is missing');
  return { at: end.u64(48), bytes: end.u64(40), entries: end.u64(32) };
}

function readEntries(directory: Uint8Array, count: number): ZipEntry[] {
  const view = littleEndian(directory);
  const entries: ZipEntry[] = [];
  let at = 0;
  while (entries.length < count) {
    if (at + ENTRY_BYTES > directory.length || view.u32(at) !== ENTRY_SIGNATURE) {
      throw new ZipError(`its directory promises ${count} files and has ${entries.length}`);
    }
    const name_bytes = view.u16(at + 28);
    const extra_bytes = view.u16(at + 30);
    const name = new TextDecoder().decode(directory.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + name_bytes));
    const extra = directory.subarray(at + ENTRY_BYTES + name_bytes, at + ENTRY_BYTES + name_bytes + extra_bytes);
    entries.push({
      name,
      encrypted: (view.u16(at + 8) & 0x2041) !== 0,
      method: view.u16(at + 10),
      crc32: view.u32(at + 16),
      ...sizes(extra, view.u32(at + 24), view.u32(at + 20), view.u32(at + 42)),
    });
    at += ENTRY_BYTES + name_bytes + extra_bytes + view.u16(at + 32);
  }
  return entries;
}

type Sizes = Pick<ZipEntry, 'bytes' | 'compressed_bytes' | 'local_header_at'>;

/** What does not fit into 32 bits stands in the extra field 0x0001, in this order (4.5.3). */
function sizes(extra: Uint8Array, bytes: number, compressed_bytes: number, local_header_at: number): Sizes {
  const view = littleEndian(extra);
  const wide: number[] = [];
  for (let at = 0; at + 4 <= extra.length; at += 4 + view.u16(at + 2)) {
    if (view.u16(at) !== 1) continue;
    for (let i = 0; i + 8 <= view.u16(at + 2); i += 8) wide.push(view.u64(at + 4 + i));
  }
  const whole = (value: number): number => (value === 0xffffffff ? (wide.shift() ?? value) : value);
  return { bytes: whole(bytes), compressed_bytes: whole(compressed_bytes), local_header_at: whole(local_header_at) };
}
