import t from 'tap';
import { brokenBy, fixtureScenario } from '../support.ts';

brokenBy(t, 'an expectation that states nothing', [['    none: true\n', '']], [[154, 'expect[1]', 'states nothing']]);

brokenBy(
  t,
  'an expectation that states several things',
  [['exactly: 100', 'exactly: 100\n    none: true']],
  [[159, 'expect[2]', 'states several things']],
);

brokenBy(
  t,
  'bounds that nothing can satisfy',
  [['at_least: 1', 'at_least: 201']],
  [[152, 'expect[0].at_least', 'is above `at_most`']],
);

t.test('bounds that leave one number are bounds', async (t) => {
  t.match(fixtureScenario(['at_least: 1\n', 'at_least: 200\n']).expect[0], { at_least: 200, at_most: 200 });
});

brokenBy(
  t,
  'a bound for each phone, SIM and build on something other than reports',
  [
    ['per: phone-day', 'each: phone-sim-build'],
    ['some times a day\n    count: reports', 'some times a day\n    count: unlocks'],
  ],
  [[149, 'expect[0].count', 'only reports can be counted like this']],
);

brokenBy(
  t,
  'an absolute count for any seed',
  [['    given: {seed: 1, devices: 7}\n', '']],
  [[159, 'expect[2]', 'an absolute count holds only for one seed and number of devices']],
);

brokenBy(
  t,
  'absolute bounds for any seed',
  [['    per: phone-day\n', '']],
  [[147, 'expect[0]', 'an absolute count holds only for one seed and number of devices']],
);

brokenBy(
  t,
  'a seed for something that holds for every seed',
  [['none: true', 'none: true\n    given: {seed: 1, devices: 7}']],
  [[159, 'expect[1].given', 'only an absolute count needs it']],
);

brokenBy(
  t,
  'an average and a bound for each at once',
  [['per: phone-day', 'per: phone-day\n    each: phone-sim-build']],
  [[152, 'expect[0].each', 'cannot be stated at once']],
);

brokenBy(
  t,
  'an average without bounds',
  [['none: true', 'none: true\n    per: phone']],
  [[159, 'expect[1].per', 'needs bounds']],
);

brokenBy(
  t,
  'a share of the reports that counts no reports',
  [
    ['per: phone-day', 'per: report'],
    ['some times a day\n    count: reports', 'some times a day\n    count: wakes'],
  ],
  [[149, 'expect[0].count', 'only reports can be counted like this']],
);

brokenBy(
  t,
  'wakes with an outcome',
  [['where: {cohort: updated}', 'where: {cohort: updated, outcome: refused}']],
  [[162, 'expect[2].where.outcome', 'wakes have no outcome']],
);

brokenBy(
  t,
  'wakes with a trigger and a root cause',
  [['where: {cohort: updated}', 'where: {trigger: SCREEN_ON, root_cause: wake}']],
  [
    [162, 'expect[2].where.trigger', 'wakes have no trigger'],
    [162, 'expect[2].where.root_cause', 'wakes have no root_cause'],
  ],
);

brokenBy(
  t,
  'reports with a gate, which stops them',
  [['where: {build: old}', 'where: {gate: roaming}']],
  [[157, 'expect[1].where.gate', 'reports have no gate']],
);

brokenBy(
  t,
  'a field that no version has',
  [['where: {build: old}', 'where: {field: WEATHER}']],
  [[157, 'expect[1].where.field', 'no version has a field WEATHER']],
);

brokenBy(
  t,
  'a gate that the client does not have',
  [['where: {build: old}', 'where: {gate: garden}']],
  [[157, 'expect[1].where.gate', '"garden" is not allowed']],
);

brokenBy(
  t,
  'a trigger that the client does not have',
  [['where: {build: old}', 'where: {trigger: SHAKEN}']],
  [[157, 'expect[1].where.trigger', '"SHAKEN" is not allowed']],
);

for (const [name, table] of [
  ['cohort', 'cohorts'],
  ['phase', 'phases'],
  ['build', 'builds'],
] as const) {
  brokenBy(
    t,
    `a ${name} that is not there`,
    [['where: {build: old}', `where: {${name}: ghost}`]],
    [[157, `expect[1].where.${name}`, `ghost is not one of \`${table}\``]],
  );
}

brokenBy(
  t,
  'two expectations of one name',
  [['- id: none-before', '- id: rate']],
  [[154, 'expect[1].id', 'the name rate is taken']],
);

brokenBy(
  t,
  'a gate that no phone ever meets',
  [['    count: reports\n    where: {build: old}', '    count: held_back\n    where: {gate: no-iccid}']],
  [[157, 'expect[1].where.gate', 'no phone ever meets no-iccid, so this tests nothing']],
);

brokenBy(
  t,
  'a share of more than all reports',
  [
    ['where: {build: leaky, phase: after}', 'where: {build: leaky, outcome: refused}'],
    ['per: phone-day\n    at_least: 1\n', 'per: report\n    at_least: 2\n'],
  ],
  [[152, 'expect[0].at_least', 'is above 1, all reports']],
);

brokenBy(
  t,
  'the share that all reports are of all reports',
  [['per: phone-day\n    at_least: 1\n    at_most: 200', 'per: report\n    at_least: 0.5']],
  [[150, 'expect[0].where', 'whose share is always 1']],
);

brokenBy(
  t,
  'a server that no build reports to, so that none is easily said',
  [['where: {build: old}', 'where: {build: old, host: zzhc.example}']],
  [[157, 'expect[1].where.host', 'no build reports to zzhc.example']],
);

t.test('the server of the client itself, and that of a build, may be asked for', async (t) => {
  for (const host of ['zzhc.vnet.cn', 'other.example']) {
    const scenario = fixtureScenario(
      ['    regver: "8.0"\n', '    regver: "8.0"\n    host: other.example\n'],
      ['where: {build: old}', `where: {build: old, host: ${host}}`],
    );
    t.equal(scenario.expect[1]?.where.host, host);
  }
});
