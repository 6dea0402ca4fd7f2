import type { Expectation } from '@phonehome/shared';
import t from 'tap';
import { type Counts, judge } from '../../../packages/simulation/src/expectations/verdict.ts';

const run = { seed: 5, devices: 3 };
const DAY_MS = 24 * 3_600_000;

function statusOf(statement: Partial<Expectation>, counts: Partial<Counts>): string {
  const expectation: Expectation = { id: 'it', says: 'it is so', count: 'reports', where: {}, ...statement };
  const counted: Counts = { count: 0, phones: 1, phone_ms: DAY_MS, reports: 10, groups: null, ...counts };
  return judge(expectation, counted, run).status;
}

t.test('bounds are inclusive', async (t) => {
  const bounds = { per: 'phone', at_least: 2, at_most: 4 } as const;
  for (const [count, status] of [
    [1, 'failed'],
    [2, 'held'],
    [4, 'held'],
    [5, 'failed'],
  ] as const) {
    t.equal(statusOf(bounds, { count }), status, `${count} of 2 to 4`);
  }
  t.equal(statusOf({ per: 'phone', at_least: 2 }, { count: 1000 }), 'held', 'no upper bound');
  t.equal(statusOf({ per: 'phone', at_most: 2 }, { count: 0 }), 'held', 'no lower bound');
});

t.test('none: not a single one', async (t) => {
  t.equal(statusOf({ none: true }, { count: 0 }), 'held');
  t.equal(statusOf({ none: true }, { count: 1 }), 'failed');
});

t.test('exactly: that many, for the seed and devices that are given', async (t) => {
  const exact = { exactly: 7, given: run };
  t.equal(statusOf(exact, { count: 7 }), 'held');
  t.equal(statusOf(exact, { count: 8 }), 'failed');
  t.equal(statusOf({ exactly: 0, given: run }, { count: 0 }), 'held');
});

t.test('an absolute count is not judged with another seed or number of devices, right or wrong', async (t) => {
  for (const given of [
    { seed: 6, devices: 3 },
    { seed: 5, devices: 4 },
  ]) {
    t.equal(statusOf({ exactly: 7, given }, { count: 7 }), 'not-judged');
    t.equal(statusOf({ at_least: 7, given }, { count: 1 }), 'not-judged');
  }
});

t.test('an expectation about a place where no phone ever was has not been tested, and fails', async (t) => {
  const nobody = { phones: 0, phone_ms: 0 };
  t.equal(statusOf({ none: true }, nobody), 'failed');
  t.equal(statusOf({ per: 'phone', at_most: 5 }, nobody), 'failed');
  t.equal(statusOf({ each: 'phone-sim-build', at_most: 1 }, nobody), 'failed');
});

t.test('a verdict says in words what was demanded and what was measured', async (t) => {
  const where = { cohort: 'clean', root_cause: 'wake' } as const;
  const statement: Expectation = {
    id: 'it',
    says: 'x',
    count: 'held_back',
    where,
    per: 'phone-day',
    at_least: 2,
    at_most: 3,
  };
  const verdict = judge(statement, { count: 5, phones: 1, phone_ms: 2 * DAY_MS, reports: 0, groups: null }, run);
  t.equal(verdict.demanded, 'at least 2 and at most 3 held back a phone-day (cohort clean, root cause wake)');
  t.equal(verdict.measured, '2.5 (5 in 2 phone-days)');
});

t.test('a share of reports is said as people say it', async (t) => {
  const demanded = (bounds: Partial<Expectation>): string =>
    judge(
      { id: 'it', says: 'x', count: 'reports', where: { field: 'IMEI1' }, per: 'report', ...bounds },
      { count: 1, phones: 1, phone_ms: DAY_MS, reports: 1, groups: null },
      run,
    ).demanded;
  t.equal(demanded({ at_least: 1 }), 'all reports (field IMEI1)');
  t.equal(demanded({ at_least: 0.99 }), 'at least 0.99 of all reports (field IMEI1)');
});
