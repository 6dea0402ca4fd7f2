/** Addresses that stand on no public server, by how they begin. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:127\.|::1$)/, 'loopback: this machine itself'],
  [/^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|f[cd][\da-f]{2}:)/i, 'a private network: somebody within it'],
  [/^(?:169\.254\.|fe[89ab][\da-f]:)/i, 'the same link'],
  [/^100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./, "behind an operator's own address translation"],
  [/^(?:192\.0\.2\.|198\.51\.100\.|203\.0\.113\.|2001:db8:)/i, 'kept for documentation (RFC 5737, RFC 3849): nobody'],
  [/^198\.1[89]\./, 'kept for benchmarks (RFC 2544): nobody'],
];

/** What kind of address it is, where that alone says who is behind it; null for a public one. */
export function addressKind(address: string): string | null {
  return KINDS.find(([form]) => form.test(address))?.[1] ?? null;
}
