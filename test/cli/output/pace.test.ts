import t from 'tap';
import { createPace } from '../../../packages/cli/src/output/pace.ts';

const living = (done: number, records: number) => ({ stage: 'living', done, total: 10_000, records }) as const;

t.test('the pace of a run: how far it is, how fast, and how long it will take', async (t) => {
  const pace = createPace();
  t.equal(pace.tell(living(0, 0), 5_000), '0 of 10,000 phone-days, 0 reports');
  t.equal(
    pace.tell(living(1_000, 25_000), 15_000),
    '1,000 of 10,000 phone-days, 25,000 reports, 2,500 reports/s, 2 min left',
  );
  t.match(pace.tell(living(9_900, 250_000), 104_000), /, 1 s left$/, 'never a moment too early');
});

t.test('what an interrupted run had done before counts as done, not as speed', async (t) => {
  const pace = createPace();
  pace.tell({ stage: 'checking', done: 3, total: 4, records: 50_000 }, 0);
  t.equal(pace.tell(living(5_000, 50_000), 60_000), '5,000 of 10,000 phone-days, 50,000 reports');
  t.equal(
    pace.tell(living(6_000, 60_000), 70_000),
    '6,000 of 10,000 phone-days, 60,000 reports, 1,000 reports/s, 40 s left',
  );
});

t.test('the other stages have words and a time of their own', async (t) => {
  const pace = createPace();
  t.equal(
    pace.tell({ stage: 'checking', done: 3, total: 4, records: 50 }, 0),
    '3 of 4 blocks of the interrupted run read',
  );
  pace.tell({ stage: 'merging', done: 0, total: 40_000, records: 40_000 }, 1_000);
  const merging = { stage: 'merging', done: 1, total: 40_000, records: 40_000 } as const;
  t.equal(pace.tell(merging, 2_000), '1 of 40,000 lines put in order of time, 11.1 h left');
  t.equal(pace.tell({ stage: 'reading', done: 10, total: 40, records: 5 }, 3_000), '10 of 40 lines read');
});
