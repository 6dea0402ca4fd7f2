const ZERO = 0x30;
const EIGHT_DIGITS = 100_000_000;

/** Writes a text of ASCII alone. Gives the offset after it. */
export function writeAscii(bytes: Uint8Array, at: number, text: string): number {
  for (let i = 0; i < text.length; i++) bytes[at + i] = text.charCodeAt(i);
  return at + text.length;
}

/** Writes an integer from 0 to 2^53 in decimal digits. Gives the offset after it. */
export function writeInteger(bytes: Uint8Array, at: number, value: number): number {
  if (value >= EIGHT_DIGITS) {
    const high = Math.floor(value / EIGHT_DIGITS);
    const end = writeInteger(bytes, at, high);
    return writeDigits(bytes, end, end + 8, value - high * EIGHT_DIGITS);
  }
  let digits = 1;
  for (let limit = 10; limit <= value; limit *= 10) digits++;
  return writeDigits(bytes, at, at + digits, value);
}

/** The last digits of a number below 10^8, between two offsets. */
function writeDigits(bytes: Uint8Array, from: number, until: number, value: number): number {
  let rest = value;
  for (let at = until - 1; at >= from; at--) {
    const tens = (rest / 10) | 0;
    bytes[at] = ZERO + rest - tens * 10;
    rest = tens;
  }
  return until;
}
