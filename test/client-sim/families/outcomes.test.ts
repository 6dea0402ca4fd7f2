import type { Observation } from '@phonehome/client-sim';
import { type ClientFamily, clientFamilies, encodeReplyBody, families, type Scenario } from '@phonehome/shared';
import t from 'tap';
import { type Life, live, only, week } from '../phone-run/support.ts';

/**
 * The specification: a device of each family with a card of China Telecom, switched on once and then left alone for a
 * week, and a server that answers every request in one way. How many attempts there are, when the first follows on the
 * finished boot, how long after it the next, what the client sees of each, and how it stands in the end (dossier 3).
 * The reply takes 0.12 s, the reset 0.05 s; where a family has no time-out of its own, the scenario's is 30 s.
 */
const specification = `
family         server answers      attempts  first  next       each ends in           in the end
phone-2014     "0" and "Success"   1         60 s   -          success                registered
phone-2014     "0" alone           1         60 s   -          success                registered
phone-2014     refusal             3         60 s   3600.12 s  no success             gave up after 3
phone-2014     silence             3         60 s   3630 s     silence of 30 s        gave up after 3
phone-2014     reset               3         60 s   3600.05 s  loss after 0.05 s      gave up after 3
phone-2014     garbage             3         60 s   3600.12 s  no success             gave up after 3
phone-2017     "0" and "Success"   1         67 s   -          success                registered
phone-2017     "0" alone           1         67 s   -          success                registered
phone-2017     refusal             10        67 s   3600.12 s  no success             gave up after 10
phone-2017     silence             10        67 s   3630 s     silence of 30 s        gave up after 10
phone-2017     reset               10        67 s   3600.05 s  loss after 0.05 s      gave up after 10
phone-2017     garbage             10        67 s   3600.12 s  no success             gave up after 10
mediatek-2014  "0" and "Success"   1         64 s   -          success                registered
mediatek-2014  "0" alone           1         64 s   -          success                registered
mediatek-2014  refusal             11        64 s   3600.12 s  no success             gave up after 11
mediatek-2014  silence             11        64 s   3630 s     silence of 30 s        gave up after 11
mediatek-2014  reset               11        64 s   3600.05 s  loss after 0.05 s      gave up after 11
mediatek-2014  garbage             11        64 s   3600.12 s  no success             gave up after 11
kaios-2020     "0" and "Success"   1         60 s   -          success                registered
kaios-2020     "0" alone           10        60 s   3600.12 s  no success             gave up after 10
kaios-2020     refusal             10        60 s   3600.12 s  no success             gave up after 10
kaios-2020     silence             10        60 s   3610 s     silence of 10 s        gave up after 10
kaios-2020     reset               10        60 s   3600.05 s  loss after 0.05 s      gave up after 10
kaios-2020     garbage             10        60 s   3600.12 s  no success             gave up after 10
lte-module     "0" and "Success"   1         60 s   -          success                registered
lte-module     "0" alone           3         60 s   3600.12 s  no success             gave up after 3
lte-module     refusal             3         60 s   3600.12 s  no success             gave up after 3
lte-module     silence             3         60 s   3630 s     silence of 30 s        gave up after 3
lte-module     reset               3         60 s   3600.05 s  loss after 0.05 s      gave up after 3
lte-module     garbage             3         60 s   3600.12 s  no success             gave up after 3
`;

const reply = (body: string): Observation => ({ kind: 'reply', delay_ms: 120, body });
const answers: Readonly<Record<string, Observation>> = {
  '"0" and "Success"': reply(encodeReplyBody('0', 'Success')),
  '"0" alone': reply('{"resultCode":"0"}'),
  refusal: reply(encodeReplyBody('1', 'SIM card of another operator')),
  silence: { kind: 'silence' },
  reset: { kind: 'connection_lost', delay_ms: 50 },
  garbage: reply('<!DOCTYPE html><html><body><h1>It works!</h1></body></html>\n'),
};

/** A week in which nobody touches the device, which is on mobile data. */
function leftAlone(family: ClientFamily) {
  return week((scenario: Scenario) => {
    scenario.triggers = 'connectivity';
    scenario.updates = [];
    delete scenario.fix;
    for (const build of Object.values(scenario.builds)) {
      Object.assign(build, { client: 'on', family, regver: families[family].regvers[0] });
    }
    for (const sim of Object.values(scenario.sims))
      Object.assign(sim, { operator: 'China Telecom', card: 'china-telecom' });
    for (const behaviour of Object.values(scenario.behaviours)) {
      Object.assign(behaviour, { reboots_per_week: 0, trips_per_year: 0, wifi_share: 0, first_switch_on_hours: 1 });
      Object.assign(behaviour.wakes_per_day, { min: 0, max: 0 });
    }
  });
}

const seconds = (length_ms: number): string => `${length_ms / 1000} s`;

/** What the client saw of each request, in words; one word for all, as they must be alike. */
function endings({ truth }: Life): string {
  const sent = new Map(only(truth, 'report').map((entry) => [entry.seq, entry.time_ms]));
  const words = truth.flatMap(({ happening, time_ms, cause }) => {
    const after = seconds(time_ms - (sent.get(cause ?? -1) ?? time_ms));
    if (happening.event === 'reply') return happening.success ? ['success'] : ['no success'];
    if (happening.event === 'reply_timeout') return [`silence of ${after}`];
    return happening.event === 'connection_lost' ? [`loss after ${after}`] : [];
  });
  return words.length === sent.size ? [...new Set(words)].join(', ') : `${words.length} of ${sent.size}`;
}

function measured(family: ClientFamily, answer: string): string[] {
  const life = live(leftAlone(family), 0, () => answers[answer] as Observation);
  const [boot] = only(life.truth, 'boot_completed');
  const times = only(life.truth, 'report').map(({ time_ms }) => time_ms);
  const gaps = new Set(times.slice(1).map((time_ms, i) => seconds(time_ms - (times[i] as number))));
  const [exhausted] = only(life.truth, 'retries_exhausted');
  const registered = life.run.client?.state.preferences.registered_iccids === life.run.identity.sims[0]?.iccid;
  return [
    family,
    answer,
    String(times.length),
    seconds((times[0] as number) - (boot?.time_ms ?? 0)),
    [...gaps].join(', ') || '-',
    endings(life),
    [registered ? ['registered'] : [], exhausted ? [`gave up after ${exhausted.happening.failures}`] : []]
      .flat()
      .join(', '),
  ];
}

const rows = specification
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(/ {2,}/));

for (const row of rows) {
  const [family, answer] = row as [ClientFamily, string];
  t.test(`${family}, ${answer}`, async (t) => {
    t.same(measured(family, answer), row);
  });
}

t.test('the specification has each family with each answer', async (t) => {
  const all = clientFamilies.flatMap((family) => Object.keys(answers).map((answer) => `${family} ${answer}`));
  t.same(rows.map(([family, answer]) => `${family} ${answer}`).sort(), all.sort());
});
