/** The same bytes as a Buffer, not copied: what is written to one is written to the other. */
export function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
