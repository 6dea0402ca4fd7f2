import t from 'tap';
import { brief, happenings, tell } from '../support.ts';
import { acceptsAll, countBy, saysNothing } from './support.ts';

const DEVICES = 10;
const MISPACKAGED = 4;

t.test('repetition follows from refusal', async (t) => {
  t.test('a server that refuses: each phone with the misplaced client reports many times', async (t) => {
    const { reports } = await tell(brief('incident'), { devices: DEVICES });
    const perPhone = countBy(
      reports.filter(({ cohort }) => cohort === 'mispackaged'),
      ({ device }) => String(device),
    );
    t.equal(Object.keys(perPhone).length, MISPACKAGED);
    t.ok(Math.min(...Object.values(perPhone)) > 20, `reports of each phone: ${Object.values(perPhone)}`);
  });

  t.test('a server that accepts: each phone reports exactly once for a SIM and a build', async (t) => {
    const scenario = brief('incident', (scenario) => {
      scenario.policy = acceptsAll;
      // A phone that roams the whole week would have nothing to show.
      for (const behaviour of Object.values(scenario.behaviours)) behaviour.trips_per_year = 0;
    });
    const story = await tell(scenario, { devices: DEVICES });
    const withClient = happenings(story, 'screen_on').filter(({ build }) => scenario.builds[build]?.client === 'on');
    const phonesAndBuilds = countBy(withClient, ({ device, build }) => `${device} ${build}`);
    const registrations = countBy(story.reports, ({ device, build }) => `${device} ${build}`);
    t.ok(Object.keys(phonesAndBuilds).length >= MISPACKAGED, 'there are phones with a client');
    t.same(registrations, Object.fromEntries(Object.keys(phonesAndBuilds).map((key) => [key, 1])));
  });

  t.test('a server that accepts: every later boot, unlock and wake ends at the memo', async (t) => {
    const story = await tell(brief('china-as-intended'), { devices: 2 });
    const gates = happenings(story, 'held_back').flatMap(({ happening }) =>
      happening.event === 'held_back' && happening.trigger === 'SCREEN_ON' ? happening.gate : [],
    );
    const memo = gates.filter((gate) => gate === 'already-registered');
    t.ok(memo.length > 0.9 * gates.length && memo.length > 100, `${memo.length} of ${gates.length}`);
  });

  t.test('a server that says nothing: each report times out, and each phone tries again', async (t) => {
    const scenario = brief('china-as-intended', (scenario) => {
      scenario.policy = saysNothing;
    });
    const story = await tell(scenario, { devices: 2 });
    const timeouts = happenings(story, 'reply_timeout');
    t.equal(happenings(story, 'reply').length, 0);
    t.ok(timeouts.length > 100, `${timeouts.length} time-outs`);
    const sent_ms = new Map(story.reports.map(({ exchange_id, time_ms }) => [exchange_id, time_ms]));
    const waits = timeouts.map(({ time_ms, happening }) =>
      happening.event === 'reply_timeout' ? time_ms - (sent_ms.get(happening.exchange_id) ?? 0) : 0,
    );
    t.same([...new Set(waits)], [scenario.reply_timeout_ms], 'each one after the time that the scenario gives');
  });
});

t.test('with the master switch off no phone ever reports, and every try ends at that gate', async (t) => {
  const scenario = brief('incident', (scenario) => {
    for (const build of Object.values(scenario.builds)) if (build.client === 'on') build.client = 'off';
  });
  const story = await tell(scenario, { devices: DEVICES });
  t.equal(story.reports.length, 0);
  const gates = countBy(happenings(story, 'held_back'), ({ happening }) =>
    happening.event === 'held_back' ? happening.gate : '',
  );
  t.same(Object.keys(gates), ['master-switch-off']);
});
