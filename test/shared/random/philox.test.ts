import { philox4x32 } from '@phonehome/shared';
import t from 'tap';

/** Known-answer vectors of philox4x32-10 from Random123 (tests/kat_vectors). */
const vectors = [
  ['00000000 00000000 00000000 00000000', '00000000 00000000', '6627e8d5 e169c58d bc57ac4c 9b00dbd8'],
  ['ffffffff ffffffff ffffffff ffffffff', 'ffffffff ffffffff', '408f276d 41c83b0e a20bc7c6 6d5451fd'],
  ['243f6a88 85a308d3 13198a2e 03707344', 'a4093822 299f31d0', 'd16cfe09 94fdcceb 5001e420 24126ea1'],
] as const;

function philox(counter: string, key: string): string {
  const out = new Uint32Array(4);
  const [c0 = 0, c1 = 0, c2 = 0, c3 = 0] = counter.split(' ').map((word) => Number.parseInt(word, 16));
  const [k0 = 0, k1 = 0] = key.split(' ').map((word) => Number.parseInt(word, 16));
  philox4x32(out, c0, c1, c2, c3, k0, k1);
  return Array.from(out, (word) => word.toString(16).padStart(8, '0')).join(' ');
}

t.test('philox4x32-10 gives the published answers', async (t) => {
  for (const [counter, key, words] of vectors) t.equal(philox(counter, key), words, `counter ${counter}, key ${key}`);
});

t.test('words beyond 32 bits are taken modulo 2^32, so that negative parts are allowed', async (t) => {
  const [counter, key] = vectors[1];
  const out = new Uint32Array(4);
  philox4x32(out, -1, -1, -1, -1, -1, -1);
  t.equal(Array.from(out, (word) => word.toString(16)).join(' '), philox(counter, key));
});
