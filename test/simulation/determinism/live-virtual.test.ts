import { join } from 'node:path';
import t from 'tap';
import { brief, runInto, type ShippedName, shippedNames, temporaryFolder } from '../support.ts';

// Phones enough that each cohort of the scenario has one; few enough that the machine does not run out of ports.
const DEVICES: Readonly<Record<ShippedName, number>> = { 'china-as-intended': 4, 'fix-alone': 2, incident: 3 };
const OTHER_SEEDS = [1, 1234567];

for (const name of shippedNames) {
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

t.test('a server that stays silent gives the same run over sockets and in memory', async (t) => {
  const scenario = brief('china-as-intended', (scenario) => {
    scenario.policy = { rules: [{ id: 'mute', when: {}, outcome: 'silent', delay_ms: 0 }] };
  });
  const folder = await temporaryFolder(t);
  const virtual = await runInto(join(folder, 'virtual'), scenario, { devices: 1 });
  const live = await runInto(join(folder, 'live'), scenario, { devices: 1, live: true });
  t.ok(virtual.manifest.counts.records > 10, 'there are records to compare');
  t.same(live.manifest, virtual.manifest);
});
