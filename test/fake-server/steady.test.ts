import { type Steadiness, steadinessOf } from '@phonehome/fake-server';
import t from 'tap';
import { ready } from './support.ts';

const rule = { id: 'one', outcome: 'accepted', delay_ms: 5 } as const;
const steady = (changes: object): Steadiness => steadinessOf(ready({ rules: [{ ...rule, when: {}, ...changes }] }));

t.test('a policy is always steady that looks at content and host', async (t) => {
  for (const when of [
    {},
    { decoded: false },
    { primary_sim: 'other' },
    { field: { MODEL: 'HMD-*' } },
    { host: 'zzhc.vnet.cn' },
  ]) {
    t.equal(steady({ when }), 'always', JSON.stringify(when));
  }
});

t.test('one that looks at the day is steady for a day, whose name a reason may tell', async (t) => {
  for (const when of [{ from: '2019-02-01', until: '2019-02-03' }, { from: '2019-02-01' }, { until: '2019-02-03' }]) {
    t.equal(steady({ when }), 'a-day', JSON.stringify(when));
  }
});

t.test('none is that draws, counts, or looks at the date in the report', async (t) => {
  t.equal(steady({ when: { share: 0.5 } }), 'never');
  t.equal(steady({ when: { attempt: { min: 2 } } }), 'never');
  t.equal(steady({ when: { rate: { count_max: 3, per_ms: 1000 } } }), 'never');
  t.equal(steady({ when: { field: { REGDATE: '2019-*' } } }), 'never');
  t.equal(steady({ delay_ms: { uniform: { min: 0, max: 9 } } }), 'never');
});

t.test('one rule is enough', async (t) => {
  const rules = [
    { ...rule, when: {} },
    { ...rule, id: 'two', when: { share: 0.5 } },
  ];
  t.equal(steadinessOf(ready({ rules })), 'never');
});
