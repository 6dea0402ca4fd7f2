import { axisCounts, axisDays } from '@phonehome/simulation';
import fc from 'fast-check';
import t from 'tap';
import { binsOf } from '../../../../packages/dataset/src/package/plots/by-device.ts';

t.test('phones are put into bins that are twice as wide as the one before', async (t) => {
  const bins = binsOf([
    [0, 5],
    [1, 4],
    [3, 2],
    [4, 1],
    [9, 1],
  ]);
  t.strictSame(
    bins.map(({ from, to, phones }) => [from, to, phones]),
    [
      [0, 0, 5],
      [1, 1, 4],
      [2, 3, 2],
      [4, 7, 1],
      [8, 15, 1],
    ],
  );
});

t.test('every phone is in one bin, and there is no gap between bins', async () => {
  const sent = fc.uniqueArray(fc.nat(2_000_000), { minLength: 1 }).map((all) => all.sort((a, b) => a - b));
  fc.assert(
    fc.property(sent, fc.infiniteStream(fc.integer({ min: 1, max: 1000 })), (all, phones) => {
      const pairs = all.map((leaks) => [leaks, phones.next().value as number] as const);
      const bins = binsOf(pairs);
      const sum = bins.reduce((total, bin) => total + bin.phones, 0);
      const gapless = bins.every(({ from }, at) => from === (at === 0 ? 0 : (bins[at - 1]?.to ?? 0) + 1));
      return gapless && sum === pairs.reduce((total, [, count]) => total + count, 0);
    }),
  );
});

t.test('an axis has few round numbers, and all counts below its end', async () => {
  fc.assert(
    fc.property(fc.nat(Number.MAX_SAFE_INTEGER), (max) => {
      const values = axisCounts(max);
      const step = values[1] as number;
      return values.length <= 6 && (values.at(-1) as number) >= max && /^[125]0*$/.test(BigInt(step).toString());
    }),
  );
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3_660 }), (days) => {
      const dates = axisDays(days);
      return dates[0] === 0 && dates.length <= 9 && (dates.at(-1) as number) < days;
    }),
  );
});
