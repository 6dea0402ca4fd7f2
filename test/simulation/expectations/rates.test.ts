import t from 'tap';
import { account } from './support.ts';

const mispackaged = { cohort: 'mispackaged' } as const;

t.test('per phone-day divides by the days that such phones lived in such a place', async (t) => {
  const { status, measured } = account({ where: mispackaged, per: 'phone-day', at_least: 1.5, at_most: 1.5 })
    .lived(0.5)
    .lived(1.5, { device: 1 })
    .lived(10, { cohort: 'clean', device: 2 })
    .reported()
    .reported()
    .reported({}, { device: 1 })
    .verdict();
  t.equal(measured, '1.5 (3 in 2 phone-days)');
  t.equal(status, 'held');
});

t.test('per phone divides by the phones that were ever there, each once', async (t) => {
  const { measured } = account({ where: mispackaged, per: 'phone', at_least: 0 })
    .lived(1)
    .lived(1)
    .lived(1, { device: 1 })
    .lived(1, { device: 2, cohort: 'clean' })
    .reported()
    .reported()
    .reported()
    .verdict();
  t.equal(measured, '1.5 (3 in 2 phones)');
});

t.test('per report divides by all reports of the same cohort, phase and build', async (t) => {
  const { measured } = account({ where: { ...mispackaged, root_cause: 'boot' }, per: 'report', at_least: 0 })
    .lived(1)
    .reported({ root_cause: 'boot' })
    .reported()
    .reported()
    .reported()
    .reported({ root_cause: 'boot' }, { cohort: 'clean' })
    .verdict();
  t.equal(measured, '0.25 (1 in 4 reports)');
});

t.test('per report without any report has not been tested, and fails', async (t) => {
  const { status, measured } = account({ per: 'report', at_least: 0 }).lived(1).verdict();
  t.equal(status, 'failed');
  t.match(measured, /untested/);
});

t.test('each holds every phone, SIM and build to the bounds by itself', async (t) => {
  const once = { where: mispackaged, each: 'phone-sim-build', at_least: 1, at_most: 1 } as const;

  t.test('one report for each is once for each', async (t) => {
    const { status } = account(once)
      .lived(1)
      .lived(1, { build: 'ww-february' })
      .lived(1, { device: 1 })
      .reported()
      .reported({}, { build: 'ww-february' })
      .reported({}, { device: 1 })
      .verdict();
    t.equal(status, 'held');
  });

  t.test('one that reports twice breaks it, though the mean is one', async (t) => {
    const { status, measured } = account(once).lived(1).lived(1, { device: 1 }).reported().reported().verdict();
    t.equal(measured, '0 to 2 in 2 groups');
    t.equal(status, 'failed');
  });

  t.test('one that never reports breaks a lower bound', async (t) => {
    t.equal(account(once).lived(1).lived(1, { device: 1 }).reported().verdict().status, 'failed');
  });
});
