/** A text whose characters stand two by two in each other's place; of an odd number the last one stays. */
export function swappedPairs(text: string): string {
  return text.replace(/(.)(.)/gs, '$2$1');
}

/** A text before it was written on two rails: every second character from the first on, then the others (rail fence). */
export function fromRails(text: string): string {
  const half = Math.ceil(text.length / 2);
  let plain = '';
  for (let at = 0; at < half; at++) plain += text.charAt(at) + text.charAt(half + at);
  return plain;
}
