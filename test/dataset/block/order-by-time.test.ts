import fc from 'fast-check';
import t from 'tap';
import { orderByTime } from '../../../packages/dataset/src/block/order-by-time.ts';

const spread = fc.integer({ min: 0, max: 86_400_000_000 });
/** Many at once, and many in a short while. */
const crowded = fc.integer({ min: 40_000_000_000, max: 40_000_000_040 });

t.test(
  'times are put in order as any sort does, wherever they lie; of those at once the one that is said to be first',
  async () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(spread, crowded), { maxLength: 300 }), (all) => {
        const expected = [...all.keys()].sort((a, b) => (all[a] as number) - (all[b] as number) || b - a);
        return `${[...orderByTime(Float64Array.from(all), (a, b) => b - a)]}` === `${expected}`;
      }),
      { numRuns: 500 },
    );
    const [same, day] = [
      new Float64Array(1_000).fill(5e15),
      Float64Array.from({ length: 1_000 }, (_, at) => 5e15 - at),
    ];
    t.same([...orderByTime(same, (a, b) => a - b)], [...same.keys()]);
    t.same([...orderByTime(day, () => 0)], [...day.keys()].reverse());
  },
);
