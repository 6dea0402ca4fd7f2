import { advancePhoneRun, createPhoneRun, type PhoneRun, type TruthEntry } from '@phonehome/client-sim';
import {
  encodeActivationReply,
  MS_PER_DAY,
  MS_PER_HOUR,
  MS_PER_MINUTE,
  type Scenario,
  type World,
} from '@phonehome/shared';
import t from 'tap';
import { only, SEED, week } from './support.ts';

type Seen =
  | { kind: 'reply'; delay_ms: number; status: number; body: string }
  | { kind: 'connection_lost'; delay_ms: 0 };

const activated: Seen = { kind: 'reply', delay_ms: 200, status: 200, body: encodeActivationReply(true) };
const lost: Seen = { kind: 'connection_lost', delay_ms: 0 };

/** A week of phones whose clean build has the maker's activation, with changes. */
const europe = (change: (scenario: Scenario) => void = () => undefined): World =>
  week((scenario) => {
    for (const build of Object.values(scenario.builds))
      Object.assign(build, { client: 'absent', maker_activation: true });
    for (const behaviour of Object.values(scenario.behaviours)) behaviour.consent_share = 1;
    change(scenario);
  });

/** Lets a phone live; gives its truth and the bodies of its activations. */
function live(of: World, device: number, answer: (nth: number) => Seen = () => activated) {
  const run: PhoneRun = createPhoneRun(of, SEED, device);
  const truth: TruthEntry[] = [];
  const sent: { time_ms: number; body: string }[] = [];
  const steps = advancePhoneRun(run, of.end_ms, (entry) => truth.push(entry));
  for (let step = steps.next(); !step.done; ) {
    if (!('request' in step.value)) throw new Error('only activations are expected');
    sent.push({ time_ms: step.value.time_ms, body: Buffer.from(step.value.request.body).toString('utf8') });
    step = steps.next(answer(sent.length));
  }
  return { truth, sent, run };
}

t.test('each phone is activated once, five minutes after its first start at the earliest', async (t) => {
  for (let device = 0; device < 6; device++) {
    const { truth, sent, run } = live(europe(), device);
    t.equal(sent.length, 1, `device ${device}`);
    const booted_ms = run.switched_on_ms + run.phone.timings.boot_ms;
    t.ok((sent[0]?.time_ms ?? 0) >= booted_ms + 5 * MS_PER_MINUTE);
    t.same(
      only(truth, 'consent').map(({ happening }) => happening.given),
      [true],
    );
    t.ok(only(truth, 'activation_held_back').some(({ happening }) => happening.gate === 'already-activated'));
  }
});

t.test('without consent nothing is ever sent, and nobody is asked twice', async (t) => {
  const refusing = europe((scenario) => {
    for (const behaviour of Object.values(scenario.behaviours)) {
      behaviour.consent_share = 0;
      behaviour.reboots_per_week = 7;
    }
  });
  for (let device = 0; device < 6; device++) {
    const { truth, sent } = live(refusing, device);
    t.same(sent, []);
    t.same(
      only(truth, 'consent').map(({ happening }) => happening.given),
      [false],
    );
  }
});

t.test('what is sent is model, build, serial number, country and day, and no number of a card', async (t) => {
  const { sent, run } = live(europe(), 0);
  const body = JSON.parse(sent[0]?.body ?? '');
  t.same(Object.keys(body), ['model', 'build', 'imei', 'country', 'date']);
  t.equal(body.imei, run.identity.imeis[0]);
  t.notMatch(sent[0]?.body, run.identity.sims[0]?.iccid as string);
});

t.test('a lost activation is tried again, an hour apart at least, until one succeeds', async (t) => {
  let tries = 0;
  for (let device = 0; device < 6; device++) {
    const { sent } = live(europe(), device, (nth) => (nth < 3 ? lost : activated));
    tries += sent.length;
    t.ok(sent.length <= 3);
    for (const [i, { time_ms }] of sent.entries()) {
      if (i > 0) t.ok(time_ms - (sent[i - 1]?.time_ms ?? 0) >= MS_PER_HOUR);
    }
  }
  t.ok(tries > 12, `${tries} tries`);
});

t.test('it is over for good: neither an update nor another card begins it anew', async (t) => {
  const of = europe((scenario) => {
    scenario.occasions = [
      { id: 'swap', cohorts: scenario.cohorts.map(({ id }) => id), act: 'swap_sim', on: '2019-02-21' },
    ];
    for (const update of scenario.updates)
      Object.assign(update, { released: '2019-02-20', uptake: { median_days: 0.1, never_share: 0 } });
  });
  let updates = 0;
  for (let device = 0; device < 6; device++) {
    const { truth, sent } = live(of, device);
    updates += only(truth, 'system_update').length;
    t.equal(only(truth, 'sim_removed').length, 1);
    t.ok(sent.length === 1 && (sent[0]?.time_ms ?? 0) < MS_PER_DAY * 2);
  }
  t.ok(updates > 0);
});

t.test('a build that does not have it sends none, whatever the user would say', async (t) => {
  const of = europe((scenario) => {
    for (const build of Object.values(scenario.builds)) build.maker_activation = false;
  });
  const { truth, sent } = live(of, 0);
  t.same([sent.length, only(truth, 'consent').length], [0, 0]);
});

t.test('the day in an activation is that of the phone, not that of UTC', async (t) => {
  const dayAt = (utc_offset: string): string => {
    const of = europe((scenario) => {
      for (const cohort of scenario.cohorts) cohort.utc_offset = utc_offset;
      for (const behaviour of Object.values(scenario.behaviours)) behaviour.first_switch_on_hours = 0.1;
    });
    return JSON.parse(live(of, 0).sent[0]?.body ?? '{}').date;
  };
  t.equal(dayAt('+14:00'), '2019-02-18');
  t.equal(dayAt('-01:00'), '2019-02-17');
});
