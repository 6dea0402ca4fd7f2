import { createPhoneRun } from '@phonehome/client-sim';
import { type ClientFamily, clientFamilies, encodeReplyBody, families, type Scenario } from '@phonehome/shared';
import t from 'tap';
import { live, only, refuse, reportIn, SEED, week } from './support.ts';

const accept = { kind: 'reply', delay_ms: 120, body: encodeReplyBody('0', 'Success') } as const;

/** A week of phones with a client of a family and cards of China Telecom, with changes. */
function weekOf(family: ClientFamily, change: (scenario: Scenario) => void = () => undefined) {
  return week((scenario) => {
    for (const build of Object.values(scenario.builds)) {
      Object.assign(build, { client: 'on', family, regver: families[family].regvers[0] });
    }
    delete scenario.fix;
    for (const sim of Object.values(scenario.sims)) {
      Object.assign(sim, { operator: 'China Telecom', card: 'china-telecom' });
    }
    change(scenario);
  });
}

for (const family of clientFamilies) {
  t.test(`${family}: what its data says leads to a report and stops it is what does`, async (t) => {
    const { broadcasts, gates } = families[family];
    const asking = new Set<string>();
    for (const [of, country] of [
      ['China Telecom', 'CN'],
      ['a Norwegian operator', 'NO'],
    ] as const) {
      const often = weekOf(family, (scenario) => {
        scenario.triggers = 'connectivity';
        Object.assign(scenario, { updates: [] });
        for (const sim of Object.values(scenario.sims)) Object.assign(sim, { operator: of, country });
        for (const cohort of scenario.cohorts) cohort.model = 'nokia-7-plus';
        for (const behaviour of Object.values(scenario.behaviours)) {
          Object.assign(behaviour, { reboots_per_week: 14, trips_per_year: 100, trip_days: 1, sim_swaps_per_year: 50 });
          Object.assign(behaviour, {
            airplane_modes_per_week: 14,
            secondary_users_per_week: 7,
            secret_codes_per_week: 7,
          });
          Object.assign(behaviour, { volte_switches_per_week: 7, data_sim_switches_per_week: 7 });
        }
      });
      for (let device = 0; device < 6; device++) {
        const { truth } = live(often, device, ({ time_ms }) => (time_ms % 3 === 0 ? accept : refuse));
        for (const { happening } of truth) {
          if (happening.event === 'held_back') {
            asking.add(happening.trigger);
            t.ok((gates as readonly string[]).includes(happening.gate), happening.gate);
          }
          if (happening.event === 'report') asking.add(happening.trigger);
        }
      }
    }
    const known: readonly string[] = [...broadcasts, 'BARRIER_ALARM', 'RETRY_ALARM'];
    for (const trigger of asking) t.ok(known.includes(trigger), trigger);
    t.ok(asking.size > 0);
  });

  t.test(
    `${family}: a request goes to the port of the family, in its dress, with a version that it sends`,
    async (t) => {
      const { port, regvers, dress } = families[family];
      const [exchange] = live(weekOf(family), 0, () => refuse).exchanges;
      if (!exchange) throw new Error('it reports');
      t.equal(exchange.port, port);
      t.ok(regvers.includes(reportIn(exchange).REGVER ?? ''));
      t.ok(exchange.sent.bytes.toString('latin1').startsWith(`POST / HTTP/1.1\r\n${dress.headers[0]?.[0]}: `));
    },
  );
}

/** The client is taken away on the second day and comes back on the fourth. */
const takenAway = (scenario: Scenario): void => {
  const [cohort] = scenario.cohorts;
  const first = scenario.builds[cohort?.build ?? ''];
  if (!cohort || !first) throw new Error('a cohort has a build');
  scenario.cohorts = [{ ...cohort, sims: [cohort.sims[0] as string] }];
  scenario.builds.without = { ...first, fingerprint: 'without', client: 'absent' };
  scenario.builds.again = { ...first, fingerprint: 'again' };
  const uptake = { median_days: 0.01, never_share: 0 };
  scenario.updates = [
    { id: 'away', cohorts: [cohort.id], to: 'without', released: '2019-02-20', uptake },
    { id: 'back', cohorts: [cohort.id], to: 'again', released: '2019-02-22', uptake },
  ];
};

for (const family of clientFamilies) {
  const { memory } = families[family];
  const remembers = memory === 'outside-user-data';
  t.test(
    `${family}: after its removal and return it ${remembers ? 'still knows of' : 'has forgotten'} its success`,
    async (t) => {
      const { truth, exchanges, run } = live(weekOf(family, takenAway), 0, () => accept);
      t.equal(only(truth, 'system_update').length, 2, 'it went and came back');
      t.equal(exchanges.length, remembers ? 1 : 2);
      t.equal(run.client?.state.preferences.registered_iccids, run.identity.sims[0]?.iccid);
    },
  );
}

t.test('without a client there is no port to send to, and a phone begins without a memory', async (t) => {
  const run = createPhoneRun(weekOf('mediatek-2014'), SEED, 0);
  t.equal(run.client?.state.preferences.registered_iccids, null);
});
