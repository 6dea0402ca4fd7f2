import t from 'tap';
import { brokenBy, fixtureScenario } from '../support.ts';

const HABIT = '    trip_days: 5\n';
const POLICY = '\npolicy:\n';

brokenBy(
  t,
  'a shortest session longer than the longest',
  [[HABIT, '    trip_days: 5\n    session_min_ms: 200000\n']],
  [[80, 'behaviours.everyday.session_min_ms', 'session_min_ms is above session_max_ms']],
);

brokenBy(
  t,
  'an end of the active hours before their default beginning',
  [[HABIT, '    trip_days: 5\n    active_until_hour: 7\n']],
  [[80, 'behaviours.everyday.active_until_hour', 'active_from_hour is above active_until_hour']],
);

brokenBy(
  t,
  'a fraction of a millisecond, or of a place',
  [
    [HABIT, '    trip_days: 5\n    familiar_places: 25.5\n'],
    ['\nmodels:\n', '\ntimings: {boot_ms: 1000.5}\nmodels:\n'],
  ],
  [
    [22, 'timings.boot_ms', 'must be integer, but is 1000.5'],
    [81, 'behaviours.everyday.familiar_places', 'must be integer, but is 25.5'],
  ],
);

brokenBy(
  t,
  'an unlock that may come when the screen is off again, so that fewer phones are unlocked than the share says',
  [[HABIT, '    trip_days: 5\n    unlock_max_ms: 6000\n']],
  [[80, 'behaviours.everyday.unlock_max_ms', 'unlock_max_ms is above session_min_ms']],
);

t.test('a journey may begin later in the day than it ends, for it ends on another day', async (t) => {
  const times = '    trip_days: 5\n    trip_depart_hour: 18\n    trip_return_hour: 10\n';
  t.match(fixtureScenario([HABIT, times]).behaviours.everyday, { trip_depart_hour: 18, trip_return_hour: 10 });
});

brokenBy(
  t,
  'a figure out of its bounds',
  [[HABIT, '    trip_days: 5\n    familiar_places: 2\n']],
  [[80, 'behaviours.everyday.familiar_places', 'must be >= 3']],
);

const MOBILITY = '    trip_days: 5\n    mobility: ';

brokenBy(
  t,
  'a figure of how people move that is none, and one out of its bounds',
  [[HABIT, `${MOBILITY}{reach_km: 3, exploration_rho: 2}\n`]],
  [
    [80, 'behaviours.everyday.mobility.reach_km', 'no such field'],
    [80, 'behaviours.everyday.mobility.exploration_rho', 'must be <= 1'],
  ],
);

brokenBy(
  t,
  'ways that are at least longer than at most, and people at home before they may go out',
  [[HABIT, `${MOBILITY}{jump_min_km: 5, jump_max_km: 4, home_by_hour: 9}\n`]],
  [
    [80, 'behaviours.everyday.mobility.jump_min_km', 'jump_min_km is above jump_max_km'],
    [80, 'behaviours.everyday.mobility.home_by_hour', 'out_from_hour is above home_by_hour'],
  ],
);

brokenBy(
  t,
  'figures of the plain way to move about beside those of mobility, which would do nothing',
  [[HABIT, `${MOBILITY}{}\n    familiar_places: 30\n    commute_minutes: 20\n`]],
  [
    [81, 'behaviours.everyday.familiar_places', 'familiar_places means nothing beside mobility'],
    [82, 'behaviours.everyday.commute_minutes', 'commute_minutes means nothing beside mobility'],
  ],
);

brokenBy(
  t,
  'a figure that does not exist',
  [[HABIT, '    trip_days: 5\n    lost_phones_per_week: 1\n']],
  [[80, 'behaviours.everyday.lost_phones_per_week', 'no such field']],
);

brokenBy(
  t,
  'a phone that is in service before its card is read',
  [['\nmodels:\n', '\ntimings: {service_after_boot_ms: 1000}\nmodels:\n']],
  [[22, 'timings.service_after_boot_ms', 'sim_after_boot_ms is above service_after_boot_ms']],
);

brokenBy(
  t,
  'an exchange for a kind of card that there is not',
  [['    weight: 3\n', '    weight: 3\n    swaps_to: nowhere\n']],
  [[106, 'cohorts[2].swaps_to', 'nowhere']],
);

brokenBy(
  t,
  'occasions of nobody, on no day, and of phones that cannot',
  [
    [
      POLICY,
      `
occasions:
  - {id: one, cohorts: [nobody], act: reboot, on: 2019-01-05}
  - {id: two, cohorts: [twin], act: reboot, on: 2019-13-05}
  - {id: three, cohorts: [twin], act: reboot, on: 2025-01-01}
  - {id: four, cohorts: [twin, updated], act: switch_data_sim, on: 2019-01-05}
  - {id: four, cohorts: [twin], act: reboot, on: 2019-01-05}
policy:
`,
    ],
  ],
  [
    [132, 'occasions[4].id', 'four is taken'],
    [128, 'occasions[0].cohorts[0]', 'nobody'],
    [129, 'occasions[1].on', 'no day of the scenario'],
    [130, 'occasions[2].on', 'no day of the scenario'],
    [131, 'occasions[3].act', 'phones of updated have one card only'],
  ],
);

brokenBy(
  t,
  'an occasion of nobody whose name every table of JavaScript knows',
  [[POLICY, '\noccasions:\n  - {id: one, cohorts: [constructor], act: switch_data_sim, on: 2019-01-05}\npolicy:\n']],
  [[128, 'occasions[0].cohorts[0]', 'constructor is not one of `cohorts`']],
);

brokenBy(
  t,
  'a 2014 client with the report of a later one',
  [['    client: "on"\n', '    client: "on"\n    family: phone-2014\n']],
  [[49, 'builds.leaky.regver', 'a client of this family sends no report 8.0']],
);

brokenBy(
  t,
  'a 2017 client with the report of 2014',
  [['    regver: "8.0"\n', '    regver: "1.0"\n']],
  [[48, 'builds.leaky.regver', 'a client of this family sends no report 1.0']],
);

brokenBy(
  t,
  'a master switch on a client that has none',
  [['    client: "on"\n    regver: "8.0"\n', '    client: "off"\n    family: phone-2014\n    regver: "1.0"\n']],
  [[47, 'builds.leaky.client', 'a client of this family has no master switch']],
);

brokenBy(
  t,
  'a server that could exist',
  [['    regver: "8.0"\n', '    regver: "8.0"\n    host: www.example.com\n']],
  [[49, 'builds.leaky.host', 'must match pattern']],
);
