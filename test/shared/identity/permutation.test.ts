import { opaqueId } from '@phonehome/shared';
import fc from 'fast-check';
import t from 'tap';
import { permute } from '../../../packages/shared/src/identity/permutation.ts';
import { anySeed } from '../support.ts';

const anyWord = fc.integer({ min: 0, max: 2 ** 32 - 1 });

t.test('a permutation visits every number of its domain exactly once', async () => {
  const anySide = fc.integer({ min: 1, max: 20 });
  fc.assert(
    fc.property(anySide, anySide, anySeed, fc.string(), (high, low, seed, name) => {
      const visited = Array.from({ length: high * low }, (_, index) => permute(index, high, low, name, seed));
      return visited.sort((a, b) => a - b).every((number, at) => number === at);
    }),
  );
});

t.test('a permutation differs by seed and by name', async (t) => {
  const order = (name: string, seed: number) => Array.from({ length: 100 }, (_, i) => permute(i, 10, 10, name, seed));
  t.notSame(order('IMEI', 1), order('IMEI', 2));
  t.notSame(order('IMEI', 1), order('IMEI', 1 + 2 ** 32));
  t.notSame(order('IMEI', 1), order('IMSI', 1));
});

t.test('neighbours do not stay neighbours', async (t) => {
  const gaps = Array.from({ length: 1_000 }, (_, i) =>
    Math.abs(permute(i + 1, 10_000, 100_000, 'IMEI', 5) - permute(i, 10_000, 100_000, 'IMEI', 5)),
  );
  t.ok(gaps.filter((gap) => gap < 1_000_000).length < 10);
});

t.test('an opaque id is sixteen hexadecimal digits, and unique for each pair', async () => {
  fc.assert(
    fc.property(
      anySeed,
      fc.uniqueArray(fc.tuple(anyWord, anyWord), { selector: String, minLength: 2, maxLength: 50 }),
      (seed, pairs) => {
        const ids = pairs.map(([major, minor]) => opaqueId(major, minor, 'exchange', seed));
        return ids.every((id) => /^[0-9a-f]{16}$/.test(id)) && new Set(ids).size === pairs.length;
      },
    ),
  );
});

t.test('an opaque id shows neither number: each step of either changes both halves', async (t) => {
  const ids = [0, 1, 2, 3].flatMap((major) => [0, 1, 2, 3].map((minor) => opaqueId(major, minor, 'exchange', 5)));
  t.equal(new Set(ids.map((id) => id.slice(0, 8))).size, ids.length);
  t.equal(new Set(ids.map((id) => id.slice(8))).size, ids.length);
});

t.test('opaque ids of another name or seed are others', async (t) => {
  t.not(opaqueId(1, 2, 'exchange', 5), opaqueId(1, 2, 'person', 5));
  t.not(opaqueId(1, 2, 'exchange', 5), opaqueId(1, 2, 'exchange', 6));
});
