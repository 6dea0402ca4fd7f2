/** The sum of 16-bit words, not yet folded, that the Internet checksum is made of (RFC 1071). */
export function sumOfWords(bytes: Uint8Array, start = 0, end = bytes.length): number {
  let sum = 0;
  let at = start;
  for (; at + 1 < end; at += 2) sum += ((bytes[at] as number) << 8) | (bytes[at + 1] as number);
  return at < end ? sum + ((bytes[at] as number) << 8) : sum;
}

/** A sum below 2^32 in 16 bits, its carries added in: zero only for a sum of zero, whatever the order of its parts. */
export function folded(sum: number): number {
  const once = (sum & 0xffff) + (sum >>> 16);
  return (once & 0xffff) + (once >>> 16);
}

/** The Internet checksum of a sum: the complement. */
export function checksum(sum: number): number {
  return ~folded(sum) & 0xffff;
}
