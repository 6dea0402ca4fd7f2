import t from 'tap';
import { brokenBy } from '../support.ts';

brokenBy(
  t,
  'a field that does not exist',
  [['location: cell', 'locations: cell']],
  [
    [2, undefined, '`location` is missing'],
    [18, 'locations', 'no such field'],
  ],
);

brokenBy(
  t,
  'a field that does not exist, deep inside',
  [['median: 50', 'medium: 50']],
  [
    [70, 'behaviours.everyday.wakes_per_day', '`median` is missing'],
    [70, 'behaviours.everyday.wakes_per_day.medium', 'no such field'],
  ],
);

brokenBy(
  t,
  'a field that is missing',
  [['    trip_days: 5\n', '']],
  [[69, 'behaviours.everyday', '`trip_days` is missing']],
);

brokenBy(
  t,
  'a field that is missing in an item of a list',
  [['    released: 2019-01-05\n', '']],
  [[115, 'updates[0]', '`released` is missing']],
);

brokenBy(
  t,
  'another version of the format',
  [['phonehome-scenario/1', 'phonehome-scenario/2']],
  [[2, 'format', '"phonehome-scenario/2" is not allowed']],
);

brokenBy(
  t,
  'a version without its quotes, which YAML takes for a number',
  [['regver: "8.0"', 'regver: 8.0']],
  [[48, 'builds.leaky.regver', '8 is not allowed']],
);

brokenBy(
  t,
  'a text in the place of a number',
  [['rhythm_hours: 2', 'rhythm_hours: two']],
  [[73, 'behaviours.everyday.rhythm_hours', 'must be number, but is "two"']],
);

brokenBy(
  t,
  'a number in the place of a text',
  [['display_id: 00WW_2', 'display_id: 2']],
  [[44, 'builds.leaky.display_id', 'must be string, but is 2']],
);

brokenBy(
  t,
  'a single value in the place of a list',
  [['cohorts: [updated, factory]', 'cohorts: updated']],
  [[122, 'updates[1].cohorts', 'must be array, but is "updated"']],
);

brokenBy(
  t,
  'nothing in the place of a value',
  [['sims: [home, china-telecom]', 'sims:']],
  [[98, 'cohorts[1].sims', 'must be array, but is null']],
);

brokenBy(
  t,
  'a word that is not one of those allowed',
  [['triggers: as-reported', 'triggers: sometimes']],
  [[17, 'triggers', '"sometimes" is not allowed']],
);

brokenBy(
  t,
  'a share above 1',
  [['unlock_share: 0.46', 'unlock_share: 46']],
  [[71, 'behaviours.everyday.unlock_share', 'must be <= 1 (it is 46)']],
);

brokenBy(
  t,
  'a number that is none',
  [['wifi_share: 0.5', 'wifi_share: .nan']],
  [[75, 'behaviours.everyday.wifi_share', 'must be number, but is NaN']],
);

brokenBy(
  t,
  'a number without end, also where there is no upper bound',
  [['at_least: 1', 'at_least: .inf']],
  [[152, 'expect[0].at_least', 'must be number, but is Infinity']],
);

brokenBy(
  t,
  'hours that are more than can be added up',
  [['hours: [0, 0,', 'hours: [1e308, 1e308,']],
  [
    [72, 'behaviours.everyday.hours[0]', 'must be <= 1000000'],
    [72, 'behaviours.everyday.hours[1]', 'must be <= 1000000'],
  ],
);

brokenBy(
  t,
  'a title that turns the direction of writing',
  [['title: A small story', 'title: "\\u202eA small story"\n# ']],
  [[4, 'title', 'must match pattern']],
);

brokenBy(
  t,
  'a day with 23 hours',
  [['hours: [0, 0,', 'hours: [0,']],
  [[72, 'behaviours.everyday.hours', /fewer than 24/]],
);

brokenBy(t, 'no phone at all', [['devices: 7\nstart', 'devices: 0\nstart']], [[7, 'devices', 'must be >= 1']]);

brokenBy(
  t,
  'a name with capital letters',
  [['  dual:', '  Dual:']],
  [[29, 'models.Dual', 'a name has only lower-case letters, digits and hyphens']],
);

brokenBy(
  t,
  'a MODEL longer than the protocol allows',
  [['single:\n    model: HMD-Nokia 7 plus', 'single:\n    model: HMD-Nokia 7 plus dual SIM']],
  [[24, 'models.single.model', 'must NOT have more than 20 characters']],
);

brokenBy(
  t,
  'a remark without a source of its kind',
  [['source: ours', 'source: hearsay']],
  [[143, 'remarks[0].source', 'must match pattern']],
);

brokenBy(
  t,
  'a mistake in a table whose name is a number',
  [['  dual:\n    model: HMD-Nokia 7 plus\n    sim_slots: 2', '  7:\n    model: HMD-Nokia 7 plus\n    sim_slots: 3']],
  [[31, 'models.7.sim_slots', '3 is not allowed']],
);
