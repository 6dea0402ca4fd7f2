/**
 * DEFLATE (RFC 1951) with the fixed codes and without any matches. It saves next to nothing, and gives the same bytes with
 * every version of zlib, which a fixture must.
 */
export function deflateLiterals(bytes: Uint8Array): Buffer {
  const out: number[] = [];
  let held = 0;
  let bits = 0;
  const put = (value: number, length: number): void => {
    held |= value << bits;
    for (bits += length; bits >= 8; bits -= 8) {
      out.push(held & 0xff);
      held >>>= 8;
    }
  };
  /** Codes stand with their highest bit first. */
  const code = (value: number, length: number): void => {
    for (let i = length - 1; i >= 0; i -= 1) put((value >> i) & 1, 1);
  };
  // The last block, with fixed codes.
  put(1, 1);
  put(1, 2);
  for (const byte of bytes) {
    if (byte < 144) code(0x30 + byte, 8);
    else code(0x190 + byte - 144, 9);
  }
  code(0, 7);
  if (bits > 0) out.push(held & 0xff);
  return Buffer.from(out);
}
