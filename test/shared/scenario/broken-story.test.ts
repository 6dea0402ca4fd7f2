import t from 'tap';
import { brokenBy } from '../support.ts';

brokenBy(
  t,
  'a day that the calendar does not have',
  [['end: 2019-02-01', 'end: 2019-02-29']],
  [[9, 'end', 'there is no day 2019-02-29']],
);

brokenBy(
  t,
  'a phase on a day that the calendar does not have',
  [['from: 2019-01-15', 'from: 2019-13-15']],
  [[16, 'phases[1].from', 'there is no day 2019-13-15']],
);

brokenBy(t, 'a day in another order', [['end: 2019-02-01', 'end: 01.02.2019']], [[9, 'end', 'must match pattern']]);

brokenBy(
  t,
  'an end before the start',
  [['end: 2019-02-01', 'end: 2018-12-31']],
  [
    [9, 'end', 'the scenario ends before it starts'],
    [13, 'phases[0].from', 'begins after the end of the scenario'],
    [16, 'phases[1].from', 'begins after the end of the scenario'],
    [118, 'updates[0].released', 'is outside the scenario'],
    [124, 'updates[1].released', 'is outside the scenario'],
  ],
);

brokenBy(
  t,
  'a scenario without a day',
  [['end: 2019-02-01', 'end: 2019-01-01']],
  [
    [9, 'end', 'the scenario ends before it starts'],
    [13, 'phases[0].from', 'begins after the end of the scenario'],
    [16, 'phases[1].from', 'begins after the end of the scenario'],
    [118, 'updates[0].released', 'is outside the scenario'],
    [124, 'updates[1].released', 'is outside the scenario'],
  ],
);

brokenBy(
  t,
  'phases out of order',
  [['from: 2019-01-15', 'from: 2019-01-01']],
  [[16, 'phases[1].from', 'begins no later than the phase before it']],
);

brokenBy(
  t,
  'a first phase that leaves a gap',
  [['from: 2019-01-01', 'from: 2019-01-02']],
  [[13, 'phases[0].from', 'the first phase does not begin with the scenario']],
);

brokenBy(
  t,
  'a phase after the end',
  [['from: 2019-01-15', 'from: 2019-02-01']],
  [[16, 'phases[1].from', 'begins after the end of the scenario']],
);

brokenBy(
  t,
  'two phases of one name',
  [['- id: after', '- id: before']],
  [
    [14, 'phases[1].id', 'the name before is taken'],
    [150, 'expect[0].where.phase', 'after is not one of `phases`'],
  ],
);

brokenBy(
  t,
  'an update outside the scenario',
  [['released: 2019-01-05', 'released: 2018-12-31']],
  [[118, 'updates[0].released', 'is outside the scenario']],
);

brokenBy(
  t,
  'an update on the day on which the scenario ends',
  [['released: 2019-01-05', 'released: 2019-02-01']],
  [[118, 'updates[0].released', 'is outside the scenario']],
);

brokenBy(
  t,
  'an update to a build that is not there',
  [['to: fixed', 'to: repaired']],
  [[123, 'updates[1].to', 'repaired is not one of `builds`']],
);

brokenBy(
  t,
  'an update of a cohort that is not there',
  [['cohorts: [updated, factory]', 'cohorts: [updated, old]']],
  [[122, 'updates[1].cohorts[1]', 'old is not one of `cohorts`']],
);

brokenBy(
  t,
  'a fixed build without a word on how it was fixed',
  [['fix: switch\n', '']],
  [[52, 'builds.fixed.client', '`fixed` needs to know how']],
);

brokenBy(
  t,
  'two builds that the client cannot tell apart',
  [['fingerprint: fixture/fixed', 'fingerprint: fixture/old']],
  [[51, 'builds.fixed.fingerprint', 'the build old has the same fingerprint']],
);

brokenBy(
  t,
  'people who never touch their phones',
  [['0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0', '0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0']],
  [[72, 'behaviours.everyday.hours', 'every hour has weight 0']],
);

brokenBy(
  t,
  'a cut whose lower end is above its upper',
  [['min: 10, max: 200', 'min: 200, max: 10']],
  [[70, 'behaviours.everyday.wakes_per_day.min', 'min is above max']],
);

for (const on of ['updates[2].uptake', 'cohorts.twin', 'sims.home.colour', '__proto__', 'phases[0].from.length', '']) {
  brokenBy(
    t,
    `a remark on ${on || 'nothing'}, which is not there`,
    [['on: updates[0].uptake.median_days', `on: "${on}"`]],
    [[141, 'remarks[0].on', on ? `there is no field ${on}` : 'must NOT have fewer than 1 characters']],
  );
}

brokenBy(
  t,
  'a fix that no build has',
  [['    client: fixed', '    client: "off"']],
  [[19, 'fix', 'no build has `client: fixed`, so this says nothing']],
);

brokenBy(
  t,
  'two updates that bring the client to the same cohort',
  [['  - id: fixes-client\n', '  - id: fixes-client\n    brings_client: true\n']],
  [[122, 'updates[1].brings_client', 'an earlier update brings the client to the same cohort']],
);
