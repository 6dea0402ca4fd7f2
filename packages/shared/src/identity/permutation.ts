import { philox4x32 } from '../random/philox.ts';
import { nameHash, seedKey } from '../random/stream.ts';

const ROUNDS = 4;
/** Where the generator puts its words: one for all, since nobody keeps them. */
const words = new Int32Array(4);

/**
 * A keyed bijection of the integers below `high * low`: a Feistel network over mixed radix. Numbers allocated through
 * it never collide and do not betray their index. `high` and `low` are at most 2^32, their product at most 2^53.
 */
export function permute(index: number, high: number, low: number, name: string, seed: number): number {
  const [key0, key1] = seedKey(seed);
  const tweak = nameHash(name);
  let left = Math.floor(index / low);
  let right = index % low;
  for (let round = 0; round < ROUNDS; round++) {
    philox4x32(words, right, round * 2, 0, tweak, key0, key1);
    left = (left + ((words[0] as number) >>> 0)) % high;
    philox4x32(words, left, round * 2 + 1, 0, tweak, key0, key1);
    right = (right + ((words[0] as number) >>> 0)) % low;
  }
  return left * low + right;
}

/**
 * Sixteen hexadecimal digits that name the pair (major, minor), each below 2^32: a bijection, so unique; and opaque,
 * so that neither number can be read from it.
 */
export function opaqueId(major: number, minor: number, name: string, seed: number): string {
  const [key0, key1] = seedKey(seed);
  const tweak = nameHash(name);
  let left = major >>> 0;
  let right = minor >>> 0;
  for (let round = 0; round < ROUNDS; round++) {
    philox4x32(words, right, round * 2, 1, tweak, key0, key1);
    left = (left ^ (words[0] as number)) >>> 0;
    philox4x32(words, left, round * 2 + 1, 1, tweak, key0, key1);
    right = (right ^ (words[0] as number)) >>> 0;
  }
  // One text, and not one of two, which would be kept as three.
  id_view.setUint32(0, left);
  id_view.setUint32(4, right);
  return id_bytes.toString('hex');
}

const id_bytes = Buffer.alloc(8);
const id_view = new DataView(id_bytes.buffer, id_bytes.byteOffset);
