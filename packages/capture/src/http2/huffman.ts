/** Bits of the code of each byte, and of the end of a text (RFC 7541, appendix B): the code is canonical, so they tell all of it. */
const LENGTHS = `
13 23 28 28 28 28 28 28 28 24 30 28 28 30 28 28 28 28 28 28 28 28 30 28 28 28 28 28 28 28 28 28
6 10 10 12 13 6 8 11 10 10 8 11 8 6 6 6 5 5 5 6 6 6 6 6 6 6 7 8 15 6 12 10
13 6 7 7 7 7 7 7 7 7 7 7 7 7 7 7 7 7 7 7 7 7 7 7 8 7 8 13 19 13 14 6
15 5 6 5 6 5 6 6 6 5 7 7 6 6 6 5 6 7 6 5 5 6 7 7 7 7 7 15 11 14 13 28
20 22 20 20 22 22 22 23 22 23 23 23 23 23 24 23 24 24 22 23 24 23 23 23 23 21 22 23 22 23 23 24
22 21 20 22 22 23 23 21 23 22 22 24 21 22 23 23 21 21 22 21 23 22 23 23 20 22 22 22 23 22 22 23
26 26 20 19 22 23 22 25 26 26 26 27 27 26 24 25 19 21 26 27 27 26 27 24 21 21 26 26 28 27 27 27
20 24 20 21 22 21 21 23 22 22 25 25 24 24 26 23 26 27 26 26 27 27 27 27 27 28 27 27 27 27 27 26
30
`
  .trim()
  .split(/\s+/)
  .map(Number);

const END = 256;
const BITS_MAX = 30;
/** Only so few bits, all ones, may fill up the last byte. */
const FILL_BITS_MAX = 7;

/** The symbols in the order of their codes; of each length, its first code and where its symbols begin. */
const symbols = LENGTHS.map((_, symbol) => symbol).sort(
  (a, b) => (LENGTHS[a] as number) - (LENGTHS[b] as number) || a - b,
);
const firsts: { readonly code: number; readonly at: number; readonly count: number }[] = [];
for (let bits = 0, code = 0, at = 0; bits <= BITS_MAX; bits++, code *= 2) {
  const count = LENGTHS.filter((length) => length === bits).length;
  firsts.push({ code, at, count });
  code += count;
  at += count;
}

/** The text that Huffman codes of HPACK are (RFC 7541, 5.2); null where they are broken. */
export function fromHuffman(bytes: Uint8Array): Buffer | null {
  const out: number[] = [];
  let [code, bits] = [0, 0];
  for (const byte of bytes) {
    for (let shift = 7; shift >= 0; shift--) {
      code = code * 2 + ((byte >> shift) & 1);
      bits++;
      const of = firsts[bits];
      if (!of) return null;
      const index = code - of.code;
      if (index >= of.count) continue;
      const symbol = symbols[of.at + index] as number;
      if (symbol === END) return null;
      out.push(symbol);
      [code, bits] = [0, 0];
    }
  }
  return bits > FILL_BITS_MAX || code !== (1 << bits) - 1 ? null : Buffer.from(out);
}
