import fc from 'fast-check';
import t from 'tap';
import { aucOf, qualityOf } from '../../../scripts/detector/measures.ts';

t.test('AUC is the chance that a wanted one scores higher than another, counted pair by pair', async (t) => {
  const one = fc.record({ score: fc.integer({ min: 0, max: 5 }), wanted: fc.boolean() });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 40 }), (all) => {
      const wanted = all.filter((each) => each.wanted);
      const others = all.filter((each) => !each.wanted);
      fc.pre(wanted.length > 0 && others.length > 0);
      let sum = 0;
      for (const { score } of wanted) {
        for (const other of others) sum += score > other.score ? 1 : score === other.score ? 0.5 : 0;
      }
      const auc = aucOf(
        all.map(({ score }) => score),
        all.map((each) => each.wanted),
      );
      return Math.abs(auc - sum / (wanted.length * others.length)) < 1e-12;
    }),
  );
  t.throws(() => aucOf([0.1, 0.2], [true, true]), RangeError);
});

t.test('precision and recall at a half', async (t) => {
  const { precision, recall } = qualityOf([0.9, 0.5, 0.6, 0.49, 0.1], [true, true, false, true, false]);
  t.equal(precision, 2 / 3);
  t.equal(recall, 2 / 3);
  t.equal(qualityOf([0.1, 0.2], [true, false]).precision, null, 'none is flagged');
});
