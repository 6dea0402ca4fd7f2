import { deviceKey, type Safeguards, type Scenario } from '@phonehome/shared';
import t from 'tap';
import { type Life, live, only, refuse, reportIn, week } from './support.ts';

const guarded = (safeguards: Safeguards | undefined, change: (scenario: Scenario) => void = () => undefined) =>
  week((scenario) => {
    if (safeguards) scenario.safeguards = safeguards;
    change(scenario);
  });
const DEVICE = 0;
const lifeWith = (safeguards: Safeguards | undefined, change?: (scenario: Scenario) => void): Life =>
  live(guarded(safeguards, change), DEVICE, () => refuse);
const gatesOf = ({ truth }: Life, gate: string): Life['truth'] =>
  only(truth, 'held_back').filter(({ happening }) => happening.gate === gate);

const plain = lifeWith(undefined);

t.test('the people live as they do without safeguards', async (t) => {
  const touches = ({ truth }: Life) =>
    truth
      .filter(({ happening }) => happening.event === 'screen_on' || happening.event === 'boot_completed')
      .map(({ time_ms }) => time_ms);
  t.ok(touches(plain).length > 100);
  for (const safeguards of [{ consent: true }, { tries_max: 1 }, { pseudonym_days: 1 }, { firewall_share: 1 }]) {
    t.same(touches(lifeWith(safeguards)), touches(plain), JSON.stringify(safeguards));
  }
});

t.test('before the user has agreed nothing is sent, and the gate says why', async (t) => {
  const life = lifeWith({ consent: true }, ({ behaviours }) => {
    for (const behaviour of Object.values(behaviours))
      Object.assign(behaviour, { consent_share: 1, consent_minutes: 90 });
  });
  const [asked] = only(life.truth, 'consent');
  t.equal(asked?.happening.given, true);
  t.ok(life.exchanges.length > 100);
  t.ok(life.exchanges.every(({ time_ms }) => time_ms >= (asked?.time_ms ?? Number.NaN)));
  const held = gatesOf(life, 'no-consent');
  t.ok(held.length > 0);
  t.ok(held.every(({ time_ms }) => time_ms <= (asked?.time_ms ?? Number.NaN)));
});

t.test('who does not agree is asked once, and nothing is sent', async (t) => {
  const life = lifeWith({ consent: true }, ({ behaviours }) => {
    for (const behaviour of Object.values(behaviours)) behaviour.consent_share = 0;
  });
  t.equal(only(life.truth, 'consent').length, 1);
  t.same(life.exchanges, []);
  t.match(gatesOf(life, 'no-consent').at(-1)?.happening, { saw: 'the user has not agreed' });
});

t.test('after so many tries no more is sent, until build or card is another', async (t) => {
  for (const tries_max of [1, 3]) {
    const life = lifeWith({ tries_max });
    t.equal(life.exchanges.length, tries_max);
    t.match(gatesOf(life, 'tries-used-up').at(-1)?.happening, {
      saw: new RegExp(`^${tries_max} of ${tries_max} tries`),
    });
    const swapped = lifeWith({ tries_max }, (scenario) => {
      const cohorts = scenario.cohorts.map(({ id }) => id);
      scenario.occasions = [{ id: 'new-card', cohorts, act: 'swap_sim', on: '2019-02-22' }];
    });
    t.equal(swapped.exchanges.length, 2 * tries_max);
    t.equal(new Set(swapped.exchanges.map((exchange) => reportIn(exchange).SIM1ICCID)).size, 2);
  }
});

t.test('other fields than those that are named are sent empty, in the same order', async (t) => {
  const fields = ['REGVER', 'MEID', 'MODEL', 'SWVER', 'SIM1ICCID'];
  const reports = lifeWith({ fields }).exchanges.map(reportIn);
  t.equal(reports.length, plain.exchanges.length);
  reports.forEach((report, i) => {
    const whole = reportIn(plain.exchanges[i] as Life['exchanges'][number]);
    t.same(Object.keys(report), Object.keys(whole));
    for (const [name, value] of Object.entries(report)) t.equal(value, fields.includes(name) ? whole[name] : '', name);
  });
});

t.test('a pseudonym stands for each number, is nobody’s, and changes with the phone’s own days', async (t) => {
  const days = 2;
  const { exchanges, run } = lifeWith({ pseudonym_days: days });
  const periods = new Map<number, Set<string>>();
  for (const exchange of exchanges) {
    const report = reportIn(exchange);
    const pseudonym = deviceKey(report);
    t.match(pseudonym, /^[a-p]{16}$/);
    t.equal(report.IMEI1, pseudonym);
    t.equal(report.MACID, pseudonym);
    t.equal(report.SIM1ICCID, `${run.cards[0]?.iccid.slice(0, 6)}${pseudonym}`);
    t.equal(report.SIM1LTEIMSI, `00101${pseudonym}`);
    const period = Math.floor((exchange.time_ms - run.switched_on_ms) / (days * 86_400_000));
    periods.set(period, (periods.get(period) ?? new Set()).add(pseudonym));
  }
  t.equal(periods.size, 4, 'seven days are four periods of two');
  t.ok([...periods.values()].every(({ size }) => size === 1));
  t.equal(new Set([...periods.values()].flatMap((all) => [...all])).size, periods.size);
});

t.test('a place is told as the corner of a square', async (t) => {
  const side = 8;
  const reports = lifeWith({ cell_side_sites: side }).exchanges.map(reportIn);
  const siteOf = (cell: string | undefined) => Math.floor(Number(cell) / 256) - 1_044_480;
  reports.forEach((report, i) => {
    const site = siteOf(reportIn(plain.exchanges[i] as Life['exchanges'][number]).SIM1CELLID);
    const [row, column] = [Math.floor(site / 64), site % 64];
    const corner = Math.floor(row / side) * side * 64 + Math.floor(column / side) * side;
    if (siteOf(report.SIM1CELLID) !== corner) t.fail(`${report.SIM1CELLID} is not the corner of ${site}`);
  });
  t.ok(reports.length > 100);
});

t.test('a firewall lets nothing leave the phones that have one, a share of all', async (t) => {
  const all = lifeWith({ firewall_share: 1 });
  t.same(all.exchanges, []);
  t.ok(gatesOf(all, 'firewall').length > 100);
  const world = guarded({ firewall_share: 0.5 });
  const silent = Array.from({ length: 12 }, (_, device) => live(world, 2 * device, () => refuse)).filter(
    ({ exchanges }) => exchanges.length === 0,
  );
  t.ok(silent.length >= 2 && silent.length <= 10, `${silent.length} of 12`);
});
