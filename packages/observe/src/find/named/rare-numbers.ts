/** The number that a text may be in rarer ways to write one than with other digits or another base. */
export function* fromRareNumber(text: string): Generator<string> {
  // Behind two digits a byte, a half byte for the sign, as mainframes have it (packed decimal).
  if (/^\d{15,20}[cdf]$/i.test(text)) yield text.slice(0, -1);
  // Each digit three more than it is (excess-3).
  if (/^[3-9a-c]{14,20}$/i.test(text) && /[a-c]/i.test(text))
    yield Array.from(text, (digit) => Number.parseInt(digit, 16) - 3).join('');
}

/** Two numbers of 32 bits, the higher one first, that are one of 64. */
export function fromTwoWords(text: string): bigint | null {
  const [, high, low] = /^(\d{1,10})[:,;/ |-](\d{5,10})$/.exec(text) ?? [];
  if (high === undefined || low === undefined) return null;
  return (BigInt(high) << 32n) | BigInt(low);
}
