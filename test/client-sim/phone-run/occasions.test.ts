import { createPhoneRun, type TruthEntry } from '@phonehome/client-sim';
import { MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE, type OccasionAct, type Scenario } from '@phonehome/shared';
import t from 'tap';
import { accept, type Life, live, only, refuse, reportIn, SEED, week, world } from './support.ts';

/** The local day on which something happens in these weeks: the scenario's third. */
const ON = '2019-02-24';

/** A week of phones with the client on, and something that all of them go through on the third day. */
const weekWith = (act: OccasionAct, change: (scenario: Scenario) => void = () => undefined) =>
  world('fix-alone', (scenario) => {
    scenario.start = '2019-02-22';
    scenario.phases = [{ id: 'all', title: 'all of it', from: '2019-02-22' }];
    scenario.end = '2019-02-27';
    scenario.updates = [];
    scenario.occasions = [{ id: 'occasion', cohorts: scenario.cohorts.map(({ id }) => id), act, on: ON }];
    change(scenario);
  });

const dualSim = (scenario: Scenario): void => {
  for (const model of Object.values(scenario.models)) model.sim_slots = 2;
  const [sim] = Object.keys(scenario.sims) as [string];
  for (const cohort of scenario.cohorts) cohort.sims = [sim, sim];
  // Off Wi-Fi the client of a dual-SIM phone would ask whose card the data SIM is.
  for (const behaviour of Object.values(scenario.behaviours)) behaviour.wifi_share = 1;
};

const timeOf = (life: Life, event: TruthEntry['happening']['event']): number =>
  life.truth.find(({ happening }) => happening.event === event)?.time_ms ?? Number.NaN;

t.test('an occasion happens once to each phone, on its local day', async (t) => {
  for (let device = 0; device < 6; device++) {
    const { truth } = live(weekWith('airplane_mode'), device, () => refuse);
    const [entry, ...more] = only(truth, 'airplane_mode');
    const local_ms = (entry?.time_ms ?? 0) + MS_PER_HOUR;
    t.equal(Math.floor(local_ms / MS_PER_DAY), 2, `device ${device}`);
    t.equal(more.length, 1, 'on and off');
  }
});

t.test('an occasion has for each phone a time of its own, and lasts as long as the scenario says', async (t) => {
  const of = weekWith('airplane_mode', (scenario) => {
    for (const behaviour of Object.values(scenario.behaviours)) {
      Object.assign(behaviour, { airplane_mode_minutes: 17, reboots_per_week: 0 });
    }
  });
  // Every other phone: those of the other cohort are their twins.
  const spans = [0, 2, 4, 6, 8].map((device) =>
    only(live(of, device, () => refuse).truth, 'airplane_mode').map(({ time_ms }) => time_ms),
  );
  t.equal(new Set(spans.map(([from]) => from)).size, spans.length);
  for (const [from = 0, until = 0] of spans) t.equal(until - from, 17 * MS_PER_MINUTE);
});

t.test('phones are switched on for the first time within the time that the scenario says', async (t) => {
  const within = (first_switch_on_hours: number): number[] =>
    Array.from({ length: 40 }, (_, device) => {
      const of = week((scenario) => {
        for (const behaviour of Object.values(scenario.behaviours)) Object.assign(behaviour, { first_switch_on_hours });
        scenario.end = '2019-02-19';
      });
      return createPhoneRun(of, SEED, device).switched_on_ms / MS_PER_HOUR;
    });
  for (const hours of [0.1, 24, 2000]) {
    const latest = Math.max(...within(hours));
    t.ok(latest < hours && latest > hours * 0.8, `${latest} of ${hours} h`);
  }
});

t.test('SIM swap: a registered phone reports anew, with the numbers of the new card', async (t) => {
  const life = live(weekWith('swap_sim'), 0, () => accept);
  const swapped_ms = timeOf(life, 'sim_removed');
  const reports = life.exchanges.map(({ time_ms, ...exchange }) => ({
    time_ms,
    ...reportIn({ time_ms, ...exchange }),
  }));
  t.equal(reports.length, 2);
  t.ok((reports[0]?.time_ms ?? 0) < swapped_ms && (reports[1]?.time_ms ?? 0) > swapped_ms);
  const [before, after] = reports as unknown as [Record<string, string>, Record<string, string>];
  t.not(before.SIM1ICCID, after.SIM1ICCID);
  t.not(before.SIM1LTEIMSI, after.SIM1LTEIMSI);
  t.equal(before.IMEI1, after.IMEI1, 'by which the two can be linked');
  t.same(
    life.run.cards.map(({ iccid }) => iccid),
    [before.SIM1ICCID, after.SIM1ICCID],
    'the truth has both cards',
  );
});

t.test('SIM swap to another kind of card: the report shows that kind', async (t) => {
  const of = weekWith('swap_sim', (scenario) => {
    scenario.sims.other = { operator: 'China Telecom', country: 'CN', card: 'china-telecom', volte: 'off' };
    for (const cohort of scenario.cohorts) cohort.swaps_to = 'other';
  });
  const life = live(of, 0, () => accept);
  const last = reportIn(life.exchanges.at(-1) as (typeof life.exchanges)[number]);
  t.match(last.SIM1ICCID, /^8986030099/);
  t.equal(last.SIM1VoLTESW, '2');
  t.same(life.run.cards.map(({ operator }) => operator).at(-1), 'China Telecom');
});

t.test('a report that a code sends while the card is out has no number of a card: neither old nor new', async (t) => {
  const of = weekWith('swap_sim', (scenario) => {
    scenario.timings = { sim_swap_ms: MS_PER_HOUR };
    for (const build of Object.values(scenario.builds)) Object.assign(build, { family: 'phone-2014', regver: '1.0' });
    for (const behaviour of Object.values(scenario.behaviours)) {
      Object.assign(behaviour, { secret_codes_per_week: 50, wifi_share: 1 });
    }
  });
  let without = 0;
  for (let device = 0; device < 24; device++) {
    const life = live(of, device, () => refuse);
    const out_ms = timeOf(life, 'sim_removed');
    const isOut = (time_ms: number): boolean => time_ms > out_ms && time_ms < out_ms + MS_PER_HOUR;
    for (const exchange of life.exchanges) {
      const { SIM1ICCID, SIM1LTEIMSI } = reportIn(exchange);
      if (isOut(exchange.time_ms)) without++;
      if ((SIM1ICCID === '') !== isOut(exchange.time_ms)) t.fail(`device ${device}: ${SIM1ICCID}`);
      if ((SIM1LTEIMSI === '') !== (SIM1ICCID === '')) t.fail(`device ${device}: ${SIM1LTEIMSI}`);
    }
  }
  t.ok(without > 3, `${without} reports while the card was out`);
});

t.test('data-SIM switch: a registered phone reports again after 60 s, from the other slot', async (t) => {
  const life = live(weekWith('switch_data_sim', dualSim), 0, () => accept);
  const switched_ms = timeOf(life, 'data_sim_switched');
  const after = life.exchanges.filter(({ time_ms }) => time_ms > switched_ms);
  t.equal(after.length, 1);
  t.equal(after[0]?.time_ms, switched_ms + MS_PER_MINUTE);
  t.equal(reportIn(after[0] as (typeof after)[number]).DATASIM, '2');
  t.equal(only(life.truth, 'report').at(-1)?.happening.root_cause, 'setting');
});

t.test('VoLTE switch: likewise, with the switch in the report', async (t) => {
  const life = live(weekWith('switch_volte'), 0, () => accept);
  const switched_ms = timeOf(life, 'volte_switched');
  const last = life.exchanges.at(-1) as (typeof life.exchanges)[number];
  t.equal(last.time_ms, switched_ms + MS_PER_MINUTE);
  t.equal(reportIn(last).SIM1VoLTESW, '2');
});

t.test('while the secondary user has the phone, nothing is sent', async (t) => {
  let held = 0;
  for (let device = 0; device < 12; device++) {
    const of = weekWith('secondary_user', (scenario) => {
      for (const behaviour of Object.values(scenario.behaviours)) behaviour.secondary_user_minutes = 300;
    });
    const { truth } = live(of, device, () => refuse);
    const [from, until] = only(truth, 'user_switched').map(({ time_ms }) => time_ms) as [number, number];
    t.notOk(
      only(truth, 'report').some(({ time_ms }) => time_ms > from && time_ms < until),
      `device ${device}`,
    );
    held += only(truth, 'held_back').filter(({ happening }) => happening.gate === 'secondary-user').length;
  }
  t.ok(held > 50, `${held} held back`);
});

t.test('power loss in mid-request: the reply is never heard, and the phone reports again after its boot', async (t) => {
  const slow = { ...refuse, delay_ms: 5 * MS_PER_HOUR };
  const of = weekWith('power_loss', (scenario) => {
    scenario.reply_timeout_ms = 6 * MS_PER_HOUR;
  });
  let cut = 0;
  for (let device = 0; device < 12; device++) {
    const { truth } = live(of, device, () => slow);
    const lost_ms = truth.find(({ happening }) => happening.event === 'power_lost')?.time_ms ?? Number.NaN;
    const sent = only(truth, 'report').filter(({ time_ms }) => time_ms < lost_ms && time_ms > lost_ms - slow.delay_ms);
    for (const { happening } of sent) {
      cut++;
      t.notOk(only(truth, 'reply').some((reply) => reply.happening.exchange_id === happening.exchange_id));
      t.ok(
        only(truth, 'report').some(({ time_ms }) => time_ms > lost_ms),
        'another one',
      );
    }
  }
  t.ok(cut > 2, `${cut} requests cut`);
});

t.test('a clock that is fast shows in REGDATE, and in nothing else', async (t) => {
  const fast = (minutes: number) =>
    live(
      week((scenario) => {
        for (const behaviour of Object.values(scenario.behaviours)) behaviour.clock_error_minutes = minutes;
      }),
      0,
      () => refuse,
    );
  const [right, wrong] = [fast(0), fast(-525_600)];
  t.same(
    wrong.exchanges.map(({ time_ms }) => time_ms),
    right.exchanges.map(({ time_ms }) => time_ms),
  );
  const pairs = right.exchanges.map((exchange, i) => [
    reportIn(exchange),
    reportIn(wrong.exchanges[i] as typeof exchange),
  ]);
  for (const [one, other] of pairs as [Record<string, string>, Record<string, string>][]) {
    t.match(one.REGDATE, /^2019-/);
    t.match(other.REGDATE, /^2018-/);
    t.same({ ...other, REGDATE: '' }, { ...one, REGDATE: '' });
  }
});

for (const [client, sends] of [
  ['off', false],
  ['default-off', true],
] as const) {
  t.test(
    `a fix with the switch ${client}: phones ${sends ? 'go on, for the property persists' : 'are silent'}`,
    async (t) => {
      const of = world('fix-alone', (scenario) => {
        for (const build of Object.values(scenario.builds)) if (build.client === 'fixed') build.client = client;
      });
      const device = Array.from({ length: 6 }, (_, i) => i).find(
        (i) => of.placeOf(i).cohort.id === 'with-fix',
      ) as number;
      const { truth } = live(of, device, () => refuse);
      const updated_ms = truth.find(({ happening }) => happening.event === 'system_update')?.time_ms ?? Number.NaN;
      t.equal(
        only(truth, 'report').some(({ time_ms }) => time_ms > updated_ms),
        sends,
      );
    },
  );
}

t.test('a build whose switch is off by default never sends on a phone that nothing has switched on', async (t) => {
  const of = week((scenario) => {
    for (const build of Object.values(scenario.builds)) build.client = 'default-off';
  });
  t.same(live(of, 0, () => refuse).exchanges, []);
});
