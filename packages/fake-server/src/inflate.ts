import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';

/** No report is larger, and a few kilobytes can be made to unpack to gigabytes. */
const maxOutputLength = 1024 * 1024;

/** Undoes the compression that a Content-Encoding names, or gives null where it cannot. */
export function inflate(body: Uint8Array, coding: string): Uint8Array | null {
  try {
    if (coding === 'gzip' || coding === 'x-gzip') return gunzipSync(body, { maxOutputLength });
    if (coding === 'br') return brotliDecompressSync(body, { maxOutputLength });
    // Some clients send "deflate" without the wrapper that RFC 9110 wants.
    if (coding === 'deflate')
      return isWrapped(body) ? inflateSync(body, { maxOutputLength }) : inflateRawSync(body, { maxOutputLength });
    return null;
  } catch {
    return null;
  }
}

/** Whether it begins as RFC 1950 has it. */
function isWrapped(body: Uint8Array): boolean {
  const [method = 0, flags = 0] = body;
  return (method & 0x0f) === 8 && (method * 256 + flags) % 31 === 0;
}
