/** Polynomials, from their lowest bit on: that of X.25 and Kermit, and that of Modbus. */
export const CCITT = 0x8408;
export const MODBUS = 0xa001;

/** A check sum of 16 bits, each byte from its lowest bit on. */
export function crc16(bytes: Iterable<number>, polynomial: number, begin: number): number {
  let sum = begin;
  for (const byte of bytes) {
    sum ^= byte;
    for (let i = 0; i < 8; i++) sum = sum & 1 ? (sum >> 1) ^ polynomial : sum >> 1;
  }
  return sum;
}
