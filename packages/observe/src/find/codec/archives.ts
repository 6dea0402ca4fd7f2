import { gunzipSync, inflateRawSync } from 'node:zlib';
import { bytesCodec, type Part } from './codec.ts';
import { cutOptions, UNPACKED_MAX, unpacked } from './unpack.ts';

const LOCAL_HEADER = Buffer.from('PK\x03\x04', 'latin1');
const HEADER_BYTES = 30;
const FILES_MAX = 100;

/** The files of a ZIP archive, as its local headers tell them, by their names. */
export const zip = bytesCodec('zip', 'structure', (bytes): readonly Part[] | null => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
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

const GZIP = Buffer.from([0x1f, 0x8b, 0x08]);

/** What is compressed behind a head of its own protocol: a length, a type. */
export const embeddedGzip = bytesCodec('gzip within', 'coding', (bytes): readonly Part[] | null => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const at = file.indexOf(GZIP);
  if (at <= 0) return null;
  const content = unpacked(() => gunzipSync(file.subarray(at), cutOptions()));
  return content && [{ content }];
});
