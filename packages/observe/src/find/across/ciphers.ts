import { createDecipheriv } from 'node:crypto';

/** Bytes under RC4, which is undone as it is done. */
export function rc4(bytes: Uint8Array, key: Uint8Array): Uint8Array {
  const state = Uint8Array.from({ length: 256 }, (_, i) => i);
  const swap = (i: number, j: number): void => {
    const held = state[i] as number;
    state[i] = state[j] as number;
    state[j] = held;
  };
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + (state[i] as number) + (key[i % key.length] as number)) & 0xff;
    swap(i, j);
  }
  let i = 0;
  let j = 0;
  return bytes.map((byte) => {
    i = (i + 1) & 0xff;
    j = (j + (state[i] as number)) & 0xff;
    swap(i, j);
    return byte ^ (state[((state[i] as number) + (state[j] as number)) & 0xff] as number);
  });
}

const BLOCK = 16;
const NO_VECTOR = new Uint8Array(BLOCK);

/**
 * What bytes may have been before AES (FIPS 197) with a key of its length: each block by itself, and in a chain from zero, from the key,
 * from what stands before them, or from one of some vectors. Only what ends as it should (PKCS #7) is yielded.
 */
export function* fromAes(
  bytes: Uint8Array,
  key: Uint8Array,
  vectors: readonly Uint8Array[] = [],
): Generator<Uint8Array> {
  if (![16, 24, 32].includes(key.length) || bytes.length < BLOCK || bytes.length % BLOCK !== 0) return;
  const bits = key.length * 8;
  const ways: readonly (readonly [string, Uint8Array | null, Uint8Array])[] = [
    [`aes-${bits}-ecb`, null, bytes],
    ...[...vectors, NO_VECTOR, key.subarray(0, BLOCK)].map((one) => [`aes-${bits}-cbc`, one, bytes] as const),
    [`aes-${bits}-cbc`, bytes.subarray(0, BLOCK), bytes.subarray(BLOCK)],
  ];
  for (const [name, vector, data] of ways) {
    const plain = data.length === 0 ? null : decrypted(name, key, vector, data);
    if (plain && plain.length > 0) yield plain;
  }
}

function decrypted(name: string, key: Uint8Array, vector: Uint8Array | null, data: Uint8Array): Uint8Array | null {
  const decipher = createDecipheriv(name, key, vector);
  try {
    return Buffer.concat([decipher.update(data), decipher.final()]);
  } catch {
    // It does not end as it should: another key.
    return null;
  }
}
