import { createWorld, MS_PER_DAY, type Scenario } from '@phonehome/shared';
import { createDailyCount, type DayCount, rolloutOfScenario } from '@phonehome/simulation';
import { clientState } from '@phonehome/variants';
import t from 'tap';
import { brief, derived, happenings, type Story, tell } from '../support.ts';

/** What a roll-out should say, by going through all that happened for each day and cohort. */
function naively(scenario: Scenario, story: Story, fixed_builds: readonly string[]): Record<string, DayCount[]> {
  const world = createWorld(scenario, clientState);
  const phones = [...new Map(story.truth.map(({ device, run }) => [device, run])).values()];
  return Object.fromEntries(
    world.cohorts.map(({ id, first_build }) => {
      const mine = phones.filter(({ cohort }) => cohort.id === id);
      const days = Array.from({ length: world.end_ms / MS_PER_DAY }, (_, day) => {
        const end_ms = (day + 1) * MS_PER_DAY;
        const here = mine.filter(({ switched_on_ms }) => switched_on_ms < end_ms);
        const sent = (device: number): boolean =>
          story.reports.some((one) => one.device === device && Math.floor(one.time_ms / MS_PER_DAY) === day);
        const build = (device: number): string =>
          happenings(story, 'system_update').findLast((one) => one.device === device && one.time_ms < end_ms)?.build ??
          first_build.id;
        return {
          phones: here.length,
          reporting: here.filter(({ device }) => sent(device)).length,
          fixed: here.filter(({ device }) => fixed_builds.includes(build(device))).length,
        };
      });
      return [id, days];
    }),
  );
}

t.test('a roll-out counts what happened, day by day and cohort by cohort', async (t) => {
  const stories: readonly [Scenario, string[]][] = [
    [brief('incident'), ['ww-february']],
    [
      derived('staged-rollout', (scenario) => {
        scenario.end = '2019-03-10';
        scenario.phases = scenario.phases.slice(0, 3);
        for (const behaviour of Object.values(scenario.behaviours)) behaviour.first_switch_on_hours = 200;
        for (const update of scenario.updates) update.uptake.median_days = 1;
      }),
      ['ww-february'],
    ],
  ];
  for (const [scenario, fixed_builds] of stories) {
    const run = { seed: 4, devices: 20 };
    const found = await rolloutOfScenario({ scenario, ...run });
    const days = Object.fromEntries(found.cohorts.map((cohort) => [cohort.id, cohort.days]));
    t.strictSame(days, naively(scenario, await tell(scenario, run), fixed_builds), scenario.id);
    t.equal(found.dates.length, Object.values(days)[0]?.length);
    t.equal(found.dates[0], scenario.start);
    const sum = (key: keyof DayCount): number =>
      Object.values(days)
        .flat()
        .reduce((total, day) => total + day[key], 0);
    t.ok(sum('reporting') > 0 && sum('fixed') > 0, 'the story has something to count');
  }
});

t.test('blocks of phones add up: one more phone changes nothing of the others', async (t) => {
  const scenario = brief('fix-alone');
  const days = async (devices: number) => (await rolloutOfScenario({ scenario, seed: 3, devices })).cohorts;
  const [few, more] = [await days(4), await days(6)];
  const least = (cohorts: typeof few) => cohorts.map(({ days }) => days.map(({ reporting }) => reporting));
  least(few).forEach((column, c) => {
    column.forEach((count, day) => t.ok(count <= ((least(more)[c] as number[])[day] as number)));
  });
});

const world = createWorld(brief('incident'), clientState);
const HOUR = MS_PER_DAY / 24;

t.test('a phone counts once a day, however often it reports', async (t) => {
  const count = createDailyCount(world, 5, 1);
  for (const hour of [2, 3, 4, 25, 26, 73]) count.reported(0, hour * HOUR);
  const [column = []] = count.days();
  t.strictSame(
    column.map(({ reporting }) => reporting),
    [1, 1, 0, 1, 0, 0, 0],
  );
});

t.test('a phone that leaves the fix again has it no more, and what is past the end is not counted', async (t) => {
  const count = createDailyCount(world, 5, 1);
  count.installed(0, 1 * MS_PER_DAY, 'ww-february');
  count.installed(0, 3 * MS_PER_DAY - 1, 'ww-december');
  count.installed(0, 4 * MS_PER_DAY, 'ww-february');
  count.installed(0, 100 * MS_PER_DAY, 'ww-december');
  count.reported(0, 100 * MS_PER_DAY);
  const [column = []] = count.days();
  t.strictSame(
    column.map(({ fixed }) => fixed),
    [0, 1, 0, 0, 1, 1, 1],
  );
  t.strictSame(
    column.map(({ reporting }) => reporting),
    [0, 0, 0, 0, 0, 0, 0],
  );
});
