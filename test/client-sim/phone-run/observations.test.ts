import t from 'tap';
import { type Life, live, type Observe, only, refuse, reportIn, week } from './support.ts';

const timed_out = 30_000;
const after = ({ truth }: Life): number[] =>
  only(truth, 'reply_timeout').map(({ time_ms, cause }) => time_ms - (truth[cause as number]?.time_ms ?? 0));
const delayed =
  (delay_ms: number): Observe =>
  () =>
    ({ ...refuse, delay_ms }) as ReturnType<Observe>;

t.test('silence: the client gives up after its time-out', async (t) => {
  const life = live(week(), 0, () => ({ kind: 'silence' }));
  t.ok(after(life).length > 100);
  t.ok(after(life).every((wait_ms) => wait_ms === timed_out));
  t.same(only(life.truth, 'reply'), []);
});

t.test('a reply as late as the time-out, or later, is a time-out', async (t) => {
  for (const delay_ms of [timed_out, timed_out + 1, 600_000]) {
    const life = live(week(), 0, delayed(delay_ms));
    t.ok(after(life).length > 100);
    t.ok(after(life).every((wait_ms) => wait_ms === timed_out));
    t.same(only(life.truth, 'reply'), []);
  }
});

t.test('a reply just before the time-out is a reply', async (t) => {
  const life = live(week(), 0, delayed(timed_out - 1));
  t.ok(only(life.truth, 'reply').length > 100);
  t.same(only(life.truth, 'reply_timeout'), []);
});

t.test('a lost connection is noticed when it happens', async (t) => {
  for (const delay_ms of [0, 1, timed_out - 1]) {
    const { truth } = live(week(), 0, () => ({ kind: 'connection_lost', delay_ms }));
    const lost = only(truth, 'connection_lost');
    t.ok(lost.length > 100);
    t.ok(lost.every(({ time_ms, cause }) => time_ms - (truth[cause as number]?.time_ms ?? 0) === delay_ms));
    t.same(only(truth, 'reply_timeout'), []);
  }
});

t.test('a connection that is lost only after the time-out is a time-out', async (t) => {
  const life = live(week(), 0, () => ({ kind: 'connection_lost', delay_ms: timed_out }));
  t.ok(after(life).length > 100);
  t.ok(after(life).every((wait_ms) => wait_ms === timed_out));
  t.same(only(life.truth, 'connection_lost'), []);
});

t.test('the tenth failure in a row of any kind is the last that sets an alarm', async (t) => {
  const { truth } = live(week(), 0, () => ({ kind: 'silence' }));
  const [exhausted] = only(truth, 'retries_exhausted');
  t.equal(exhausted?.happening.failures, 10);
});

t.test('offline, a request fails without an exchange', async (t) => {
  const offline = week((scenario) => {
    for (const behaviour of Object.values(scenario.behaviours)) behaviour.mobile_data = false;
  });
  const { truth, exchanges } = live(offline, 0, () => refuse);
  const failed = only(truth, 'report_failed_offline');
  t.ok(failed.length > 20, `${failed.length} requests away from Wi-Fi`);
  t.equal(only(truth, 'report').length, exchanges.length);
  t.same([...new Set(exchanges.map((exchange) => reportIn(exchange).ACCESSTYPE))], ['2'], 'all others were on Wi-Fi');
});

t.test('a shutdown ends the wait for a reply', async (t) => {
  const rebooting = week((scenario) => {
    for (const behaviour of Object.values(scenario.behaviours)) behaviour.reboots_per_week = 7;
    scenario.reply_timeout_ms = 3_600_000;
  });
  const { truth } = live(rebooting, 0, () => ({ kind: 'silence' }));
  const timeouts = only(truth, 'reply_timeout');
  const reports = only(truth, 'report');
  t.ok(only(truth, 'shutdown').length > 2);
  t.ok(timeouts.length > 0 && timeouts.length < reports.length, 'some requests never came to an end');
  for (const { time_ms } of only(truth, 'shutdown')) {
    const pending = timeouts.filter((timeout) => {
      const sent_ms = truth[timeout.cause as number]?.time_ms ?? 0;
      return sent_ms < time_ms && timeout.time_ms > time_ms;
    });
    t.same(pending, []);
  }
});
