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
const refused = { outcome: 'refused', result_code: '1', result_desc: 'No' } as const;
const faulty: Readonly<Record<string, PolicyRule[]>> = {
  'stays silent': always({ outcome: 'silent' }, 0),
  'resets connections at once': always({ outcome: 'reset' }, 0),
  'resets connections in time': always({ outcome: 'reset' }, 4_000),
  'resets connections too late': always({ outcome: 'reset' }, 30_000),
  'answers errors without a body': always(error, 10),
  'answers errors with one': always({ outcome: 'error', status: 404, body: 'gone\r\n\r\né\n' }, 0),
  'answers garbage': always({ outcome: 'garbage' }, 0),
  'answers nothing at all as garbage': always({ outcome: 'garbage', body: '' }, 29_999),
  'sends phones elsewhere': always({ outcome: 'redirect', status: 302, location: 'http://192.0.2.1/' }, 10),
  'breaks off, and resets': always({ outcome: 'partial', cut: { share: 0.9, then: 'reset' } }, 5_000),
  'breaks off within the head, and closes': always({ outcome: 'partial', cut: { bytes: 9, then: 'close' } }, 20),
  'breaks off, and stays silent': always({ outcome: 'partial', cut: { share: 0.99, then: 'silence' } }, 20),
  'breaks off before it begins': always({ outcome: 'partial', cut: { bytes: 0, then: 'close' } }, 0),
  'answers a drop at a time': always({ ...refused, drip: { bytes: 3, every_ms: 100 } }, 50),
  'answers a drop at a time, too slowly': always({ outcome: 'accepted', drip: { bytes: 1, every_ms: 1_000 } }, 50),
  'answers at great length': always({ ...refused, body_bytes: 300_000, content_type: 'text/html' }, 50),
  'closes, whatever the phone asks for': always({ ...refused, connection: 'close' }, 50),
  'never closes': always({ ...refused, connection: 'keep-alive' }, 50),
  'takes its time': [
    { id: 'queue', when: { share: 0.5 }, ...refused, delay_ms: { exponential: { mean: 9_000, max: 60_000 } } },
    { id: 'rest', when: {}, ...refused, delay_ms: { lognormal: { median: 9_000, sigma: 1, max: 90_000 } } },
  ],
  'looks at fields and cards': [
    {
      id: 'fields',
      when: { field: { SWVER: ['x', '00c*_39B*'], SIM2ICCID: { present: false } }, share: 0.5 },
      ...error,
      delay_ms: 0,
    },
    { id: 'network', when: { mcc_mnc: '001-01', iccid: ['8986', '89'], share: 0.5 }, ...refused, delay_ms: 0 },
    ...always({ outcome: 'silent' }, 0),
  ],
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
    const columns = outcomes.filter((outcome) => virtual.result.tally.some((cell) => (cell[outcome] ?? 0) > 0));
    const words = new Set(rules.filter(({ id }) => id !== 'elsewhere').map(({ outcome }) => outcome));
    t.same(
      columns,
      outcomes.filter((outcome) => words.has(outcome)),
      'each outcome was met, and counted',
    );
    t.same(live.manifest, virtual.manifest);
  });
}
