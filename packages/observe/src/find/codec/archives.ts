import { inflateRawSync } from 'node:zlib';
import { bufferOf } from '@phonehome/shared';
import { bytesCodec, type Codec, type Part } from './codec.ts';
import { bzip2, gzip, lz4, xz, zlib, zstd } from './compressed.ts';
import { cutOptions, UNPACKED_MAX, unpacked } from './unpack.ts';

const LOCAL_HEADER = Buffer.from('PK\x03\x04', 'latin1');
const HEADER_BYTES = 30;
const FILES_MAX = 100;

/** The files of a ZIP archive, as its local headers tell them, by their names. */
export const zip = bytesCodec('zip', 'structure', (bytes): readonly Part[] | null => {
  const file = bufferOf(bytes);
  const parts: Part[] = [];
  /** Of all its files together. */
  let left = UNPACKED_MAX;
  for (
    let at = file.indexOf(LOCAL_HEADER);
    at >= 0 && parts.length < FILES_MAX && left > 0;
    at = file.indexOf(LOCAL_HEADER, at + 4)
  ) {
    if (at + HEADER_BYTES > file.length || (parts.length === 0 && at > 0)) break;
    const method = file.readUInt16LE(at + 8);
    const packed = file.readUInt32LE(at + 18);
    const name_end = at + HEADER_BYTES + file.readUInt16LE(at + 26);
    const start = name_end + file.readUInt16LE(at + 28);
    const name = file.toString('utf8', at + HEADER_BYTES, name_end);
    // Its size may stand behind it only.
    const data = file.subarray(start, packed > 0 ? start + packed : undefined);
    parts.push({ content: name });
    if (method === 0) parts.push({ content: data });
    else if (method === 8) {
      const content = unpacked(() => inflateRawSync(data, cutOptions(left)));
      left -= content?.length ?? 0;
      if (content) parts.push({ content });
    }
  }
  return parts.length > 0 ? parts : null;
});

/** A head of its own protocol, as a length and a type, is not longer. */
const HEAD_MAX = 64;

/** What is compressed behind a head of its own protocol: a length, a type. */
function embedded(codec: Codec, mark: readonly number[]): Codec {
  return bytesCodec(`${codec.name} within`, 'coding', (bytes): readonly Part[] | null => {
    const file = bufferOf(bytes);
    const at = file.indexOf(Buffer.from(mark));
    return at <= 0 || (codec !== gzip && at > HEAD_MAX) ? null : codec.decode(file.subarray(at));
  });
}

/** Compressions whose mark is long enough to be looked for. */
export const embeddedPacked: readonly Codec[] = [
  embedded(gzip, [0x1f, 0x8b, 0x08]),
  embedded(zstd, [0x28, 0xb5, 0x2f, 0xfd]),
  embedded(bzip2, [0x42, 0x5a, 0x68]),
  embedded(xz, [0xfd, 0x37, 0x7a, 0x58]),
  embedded(lz4, [0x04, 0x22, 0x4d, 0x18]),
  ...[0x01, 0x5e, 0x9c, 0xda].map((flags) => embedded(zlib, [0x78, flags])),
];
