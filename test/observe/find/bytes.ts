/** Bytes of messages for tests: numbers are single bytes, texts hexadecimal digits. */
export const bytes = (...values: readonly (number | string | Uint8Array)[]): Buffer =>
  Buffer.concat(
    values.map((one) =>
      typeof one === 'number'
        ? Buffer.from([one])
        : typeof one === 'string'
          ? Buffer.from(one.replaceAll(' ', ''), 'hex')
          : one,
    ),
  );

/** A text, a byte a character. */
export const text = (value: string): Buffer => Buffer.from(value, 'latin1');

/** A number from its highest byte on. */
export const number = (value: number | bigint, length: number): Buffer => {
  const out = Buffer.alloc(8);
  out.writeBigInt64BE(BigInt(value));
  return out.subarray(8 - length);
};

/** A number from its lowest byte on. */
export const little = (value: number, length: number): Buffer => Buffer.from(number(value, length)).reverse();

/** Bytes behind their length. */
export const sized = (value: Uint8Array, width: number): Buffer => bytes(number(value.length, width), value);
