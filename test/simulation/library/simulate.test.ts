import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Moment, type SimulateOptions, scenarioNamed, simulate } from 'phonehome/simulate';
import t from 'tap';
import { brief, runInto, temporaryFolder } from '../support.ts';

const scenario = brief('incident');
const DEVICES = 5;

async function all(options: SimulateOptions): Promise<Moment[]> {
  const all: Moment[] = [];
  for await (const moment of simulate(options)) all.push(moment);
  return all;
}

/** Whether two accounts say the same; a diff of so many moments would help nobody. */
function isEqual(a: readonly Moment[], b: readonly Moment[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

const moments = await all({ scenario, devices: DEVICES });

t.test('simulate yields what a run writes', async (t) => {
  const out = join(await temporaryFolder(t), 'run');
  await runInto(out, scenario, { devices: DEVICES });
  const lines = async (name: string): Promise<string[]> =>
    (await readFile(join(out, name), 'utf8')).trimEnd().split('\n');

  t.test('the truth is the timeline, in the same order', async (t) => {
    const truth = moments.flatMap((moment) => {
      if (moment.kind !== 'truth') return [];
      const { device, seq, time_ms, cause, build, happening } = moment;
      const { event, ...details } = happening;
      return [JSON.stringify({ device, seq, time_ms, event, cause, build, ...details })];
    });
    t.ok(truth.length > 1000, 'there is something to compare');
    t.ok(truth.join('\n') === (await lines('timeline.ndjson')).join('\n'));
  });

  t.test('the exchanges are the records', async (t) => {
    const records = moments.flatMap((moment) => (moment.kind === 'exchange' ? JSON.stringify(moment.record) : []));
    t.ok(records.length > 100, 'there is something to compare');
    t.ok(records.sort().join('\n') === (await lines('records.ndjson')).sort().join('\n'));
  });
});

t.test('an exchange comes right after the truth of its sending', async (t) => {
  const before = moments.map((moment, i) => ({ moment, truth: moments[i - 1] }));
  const astray = before.filter(({ moment, truth }) => {
    if (moment.kind !== 'exchange') return false;
    if (truth?.kind !== 'truth' || truth.happening.event !== 'report') return true;
    return truth.happening.exchange_id !== moment.record.exchange_id || truth.device !== moment.device;
  });
  t.same(astray, []);
});

t.test('moments are in order of time, and say where in the story they are', async (t) => {
  const times = moments.map(({ time_ms }) => time_ms);
  t.strictSame(
    times,
    times.toSorted((a, b) => a - b),
  );
  t.same([...new Set(moments.map(({ phase }) => phase))], ['before', 'leaking', 'after-fix']);
  t.same([...new Set(moments.map(({ cohort }) => cohort))].sort(), ['china', 'clean', 'mispackaged']);
});

t.test('a range of devices gives the moments of these devices in the whole', async (t) => {
  const range = await all({ scenario, first_device: 2, devices: 2 });
  t.strictSame(JSON.stringify(range), JSON.stringify(moments.filter(({ device }) => device === 2 || device === 3)));
});

t.test('seed and devices are those of the scenario unless they are given', async (t) => {
  const days = { ...scenario, end: '2018-12-09', phases: scenario.phases.slice(0, 1), updates: [] };
  const by_default = await all({ scenario: days });
  t.equal(new Set(by_default.map(({ device }) => device)).size, scenario.devices);
  t.ok(isEqual(await all({ scenario: days, seed: scenario.seed, devices: scenario.devices }), by_default));
  t.notOk(isEqual(await all({ scenario: days, seed: scenario.seed + 1 }), by_default));
});

t.test('a scenario may be given as text', async (t) => {
  t.ok(isEqual(await all({ scenario: JSON.stringify(scenario), devices: 2 }), await all({ scenario, devices: 2 })));
});

t.test('a shipped scenario is found by its name', async (t) => {
  t.equal((await scenarioNamed('incident')).id, 'incident');
  await t.rejects(scenarioNamed('no-such'), { code: 'SCENARIO_NOT_FOUND' });
});

t.test('it may be left early, and simulates no more than was asked for', async (t) => {
  let looks = 0;
  // It looks at its signal for each phone and day that it simulates.
  const signal = Object.defineProperty(new AbortController().signal, 'aborted', {
    get() {
      looks++;
      return false;
    },
  });
  for await (const { time_ms } of simulate({ scenario, devices: DEVICES, signal })) if (time_ms > 0) break;
  const looks_when_left = looks;
  await wait(50);
  t.equal(looks, looks_when_left, 'nothing goes on behind the back of who left');
  await all({ scenario, devices: DEVICES, signal });
  t.ok(looks_when_left < looks / 20, `a day of many was simulated: ${looks_when_left} of ${looks} looks`);
});

t.test('an aborted signal ends it before the next moment', async (t) => {
  const stop = new AbortController();
  const moments = simulate({ scenario, devices: DEVICES, signal: stop.signal });
  await moments.next();
  stop.abort();
  await t.rejects(moments.next(), { code: 'INTERRUPTED' });
  t.same(await moments.next(), { done: true, value: undefined });
});

t.test('several at once do not disturb each other', async (t) => {
  const alone = await all({ scenario, devices: 2 });
  const together = await Promise.all([all({ scenario, devices: 2 }), all({ scenario, devices: 2, seed: 99 })]);
  t.ok(isEqual(together[0], alone));
  t.notOk(isEqual(together[1], alone));
});

t.test('what cannot be simulated is refused with an error that says why', async (t) => {
  await t.rejects(all({ scenario: { ...scenario, end: '2018-01-01' } }), { code: 'SCENARIO_INVALID' });
  await t.rejects(all({ scenario: 'format: nonsense' }), { code: 'SCENARIO_INVALID' });
  await t.rejects(all({ scenario, devices: 0 }), { code: 'USAGE', message: /^devices: 0 cannot be simulated\./ });
  await t.rejects(all({ scenario, first_device: 0.5 }), { code: 'USAGE' });
  await t.rejects(all({ scenario, first_device: 2 ** 40, devices: 1 }), { code: 'IDENTITY_RANGE_FULL' });
  await t.rejects(all({ scenario, signal: AbortSignal.abort() }), { code: 'INTERRUPTED' });
  const round: Record<string, unknown> = { ...scenario };
  round.itself = round;
  for (const options of [undefined, null, {}, { scenario: round }, { scenario: { ...scenario, seed: 1n } }]) {
    await t.rejects(all(options as never), { code: 'USAGE', message: /^scenario: / });
  }
});
