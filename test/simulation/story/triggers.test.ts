import type { Scenario } from '@phonehome/shared';
import t from 'tap';
import { brief, happenings, tell } from '../support.ts';
import { countBy } from './support.ts';

const DEVICES = 5;

function connectivity(wifi_sleep: 'always' | 'never'): Scenario {
  return brief('incident', (scenario) => {
    scenario.triggers = 'connectivity';
    for (const behaviour of Object.values(scenario.behaviours)) behaviour.wifi_sleep = wifi_sleep;
  });
}

t.test('as reported: phones report on wakes, on unlocks and after boots', async (t) => {
  const { reports } = await tell(brief('incident'), { devices: DEVICES });
  const triggers = countBy(reports, ({ trigger, root_cause }) => `${trigger} from ${root_cause}`);
  for (const each of ['SCREEN_ON from wake', 'USER_PRESENT from unlock', 'BARRIER_ALARM from boot']) {
    t.ok((triggers[each] ?? 0) > 0, `${each}: ${triggers[each]}`);
  }
});

t.test('connectivity, Wi-Fi kept on in sleep: a wake or unlock sends nothing', async (t) => {
  const story = await tell(connectivity('always'), { devices: DEVICES });
  const roots = countBy(story.reports, ({ root_cause }) => root_cause);
  t.ok(happenings(story, 'screen_on').length > 500, 'there were wakes');
  t.ok(story.reports.length > 10, 'there were reports, of other causes');
  t.notOk(roots.wake);
  t.notOk(roots.unlock);

  t.test('nor does the client so much as hear of it', async (t) => {
    const heard = happenings(story, 'held_back').filter(
      ({ happening }) =>
        happening.event === 'held_back' && (happening.root_cause === 'wake' || happening.root_cause === 'unlock'),
    );
    t.same(heard, []);
  });
});

t.test('connectivity, Wi-Fi dropped in sleep: some wakes send, since they change connectivity', async (t) => {
  const { reports } = await tell(connectivity('never'), { devices: DEVICES });
  const ofWakes = reports.filter(({ root_cause }) => root_cause === 'wake');
  t.ok(ofWakes.length > 10, `${ofWakes.length} reports`);
  t.same(Object.keys(countBy(ofWakes, ({ trigger }) => trigger)), ['CONNECTIVITY_CHANGE']);
  t.notOk(
    reports.some(({ root_cause }) => root_cause === 'unlock'),
    'an unlock changes no connectivity',
  );
});

t.test('the two models differ: as reported, the same people make the phones send many times as often', async (t) => {
  const asReported = await tell(brief('incident'), { devices: DEVICES });
  const byCode = await tell(connectivity('always'), { devices: DEVICES });
  t.equal(happenings(asReported, 'screen_on').length, happenings(byCode, 'screen_on').length, 'the same wakes');
  t.ok(
    asReported.reports.length > 2 * byCode.reports.length,
    `${asReported.reports.length} and ${byCode.reports.length} reports`,
  );
});
