import { isSteady } from '@phonehome/fake-server';
import t from 'tap';
import { ready } from './support.ts';

const rule = { id: 'one', outcome: 'accepted', delay_ms: 5 } as const;
const steady = (changes: object): boolean => isSteady(ready({ rules: [{ ...rule, when: {}, ...changes }] }));

t.test('a policy is steady that looks at content, host and day', async (t) => {
  for (const when of [
    {},
    { decoded: false },
    { primary_sim: 'other' },
    { field: { MODEL: 'HMD-*' } },
    { host: 'zzhc.vnet.cn' },
    { from: '2019-02-01', until: '2019-02-03' },
  ]) {
    t.ok(steady({ when }), JSON.stringify(when));
  }
});

t.test('none is that draws, counts, or looks at the date in the report', async (t) => {
  t.notOk(steady({ when: { share: 0.5 } }));
  t.notOk(steady({ when: { attempt: { min: 2 } } }));
  t.notOk(steady({ when: { rate: { count_max: 3, per_ms: 1000 } } }));
  t.notOk(steady({ when: { field: { REGDATE: '2019-*' } } }));
  t.notOk(steady({ delay_ms: { uniform: { min: 0, max: 9 } } }));
});

t.test('one rule is enough', async (t) => {
  const rules = [
    { ...rule, when: {} },
    { ...rule, id: 'two', when: { share: 0.5 } },
  ];
  t.notOk(isSteady(ready({ rules })));
});
