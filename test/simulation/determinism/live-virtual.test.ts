import { join } from 'node:path';
import { outcomes, type PolicyRule } from '@phonehome/shared';
import t from 'tap';
import { type BriefName, brief, briefNames, runInto, temporaryFolder } from '../support.ts';

// Phones enough that each cohort of the scenario has one; few enough that the machine does not run out of ports.
const DEVICES: Readonly<Record<BriefName, number>> = { 'china-as-intended': 4, 'fix-alone': 2, incident: 3 };
const OTHER_SEEDS = [1, 1234567];

for (const name of briefNames) {
  t.test(`${name}: a run over sockets and a run in memory are the same, byte for byte`, async (t) => {
    const scenario = brief(name);
    for (const seed of [scenario.seed, ...OTHER_SEEDS]) {
      const folder = await temporaryFolder(t);
      const options = { devices: DEVICES[name], seed };
      const virtual = await runInto(join(folder, 'virtual'), scenario, options);
      const live = await runInto(join(folder, 'live'), scenario, { ...options, live: true });
      t.ok(virtual.manifest.counts.records > 0, `seed ${seed}: there are records to compare`);
      t.same(live.manifest, virtual.manifest, `seed ${seed}`);
      t.equal(live.environment.transport, 'live', 'one was live indeed');
      t.equal(virtual.environment.transport, 'virtual', 'the other was not');
    }
  });
}

const always = (rule: Omit<PolicyRule, 'id' | 'when' | 'delay_ms'>, delay_ms: number): PolicyRule[] => [
  { id: 'always', when: {}, delay_ms, ...rule },
];
const error: Pick<PolicyRule, 'outcome' | 'status'> = { outcome: 'error', status: 503 };
const faulty: Readonly<Record<string, PolicyRule[]>> = {
  'stays silent': always({ outcome: 'silent' }, 0),
  'resets connections at once': always({ outcome: 'reset' }, 0),
  'resets connections in time': always({ outcome: 'reset' }, 4_000),
  'resets connections too late': always({ outcome: 'reset' }, 30_000),
  'answers errors without a body': always(error, 10),
  'answers errors with one': always({ outcome: 'error', status: 404, body: 'gone\r\n\r\né\n' }, 0),
  'answers garbage': always({ outcome: 'garbage' }, 0),
  'answers nothing at all as garbage': always({ outcome: 'garbage', body: '' }, 29_999),
  'does each of it, by host, day and share': [
    { id: 'elsewhere', when: { host: 'elsewhere.example' }, outcome: 'silent', delay_ms: 0 },
    { id: 'outage', when: { from: '2018-12-04', until: '2018-12-05' }, ...error, delay_ms: 10 },
    { id: 'cut', when: { share: 0.3 }, outcome: 'reset', delay_ms: 500 },
    { id: 'portal', when: { share: 0.5, host: 'ZZHC.vnet.cn' }, outcome: 'garbage', delay_ms: 20 },
    ...always({ outcome: 'silent' }, 0),
  ],
};

for (const [name, rules] of Object.entries(faulty)) {
  t.test(`a server that ${name} gives the same run over sockets and in memory`, async (t) => {
    const scenario = brief('china-as-intended', (scenario) => {
      scenario.policy = { rules };
    });
    const folder = await temporaryFolder(t);
    const virtual = await runInto(join(folder, 'virtual'), scenario, { devices: 1 });
    const live = await runInto(join(folder, 'live'), scenario, { devices: 1, live: true });
    t.ok(virtual.manifest.counts.records > 10, 'there are records to compare');
    const columns = outcomes.filter((outcome) => virtual.result.tally.some((cell) => cell[outcome] > 0));
    const words = new Set(rules.filter(({ id }) => id !== 'elsewhere').map(({ outcome }) => outcome));
    t.same(
      columns,
      outcomes.filter((outcome) => words.has(outcome)),
      'each outcome was met, and counted',
    );
    t.same(live.manifest, virtual.manifest);
  });
}
