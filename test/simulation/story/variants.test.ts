import t from 'tap';
import { brief, happenings, tell } from '../support.ts';
import { countBy, fieldOf } from './support.ts';

const DEVICES = 5;

t.test('how the client came onto the phones (`origin`)', async (t) => {
  const storyOf = (origin: 'factory' | 'update') =>
    tell(
      brief('incident', (scenario) => {
        for (const cohort of scenario.cohorts) if (cohort.id === 'mispackaged') cohort.origin = origin;
      }),
      { devices: DEVICES },
    );

  t.test('with an update: nothing is sent before that update', async (t) => {
    const { result, reports } = await storyOf('update');
    const phases = result.tally.filter(({ cohort, reports }) => cohort === 'mispackaged' && reports > 0);
    t.same([...new Set(phases.map(({ phase }) => phase))], ['leaking', 'after-fix']);
    t.ok(reports.length > 100, 'later, much is');
  });

  t.test('from the factory: the phones report from the first day, without an update', async (t) => {
    const story = await storyOf('factory');
    const firstDay = story.reports.filter(
      ({ cohort, time_ms }) => cohort === 'mispackaged' && time_ms < 24 * 3_600_000,
    );
    t.ok(firstDay.length > 10, `${firstDay.length} reports on the first day`);
    const updates = happenings(story, 'system_update').filter(({ run }) => run.cohort.id === 'mispackaged');
    t.same(Object.keys(countBy(updates, ({ build }) => build)), ['ww-february'], 'the only update is the fix');
  });
});

t.test('whether the report carries coordinates (`location`)', async (t) => {
  const reportsWith = async (location: 'cell' | 'cell+gps') => {
    const story = await tell(
      brief('incident', (scenario) => {
        scenario.location = location;
      }),
      { devices: DEVICES },
    );
    return story.reports;
  };

  t.test('cell: no report has coordinates', async (t) => {
    const reports = await reportsWith('cell');
    t.ok(reports.length > 100);
    t.notOk(reports.some(({ record }) => 'LATITUDE' in (record.report ?? {}) || 'LONGITUDE' in (record.report ?? {})));
  });

  t.test('cell+gps: every report has, beside the cell', async (t) => {
    const reports = await reportsWith('cell+gps');
    t.ok(reports.length > 100);
    const without = reports.filter(
      (report) =>
        !/^-?\d+\.\d+$/.test(fieldOf(report, 'LATITUDE')) || !/^-?\d+\.\d+$/.test(fieldOf(report, 'LONGITUDE')),
    );
    t.same(without, []);
    t.ok(new Set(reports.map((report) => fieldOf(report, 'LATITUDE'))).size > 3, 'phones move');
  });
});
