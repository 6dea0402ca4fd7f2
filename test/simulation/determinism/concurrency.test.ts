import { join } from 'node:path';
import t from 'tap';
import { brief, runInto, temporaryFolder } from '../support.ts';

const DEVICES = 20;

t.test('how many phones talk to the server at once changes no byte of a live run', async (t) => {
  const folder = await temporaryFolder(t);
  // Two days are enough: what matters is that many phones have a request under way at the same time.
  const scenario = brief('incident', (scenario) => {
    scenario.phases = scenario.phases.slice(0, 1);
    scenario.updates = [];
    scenario.end = '2018-12-10';
    for (const cohort of scenario.cohorts) if (cohort.id === 'mispackaged') cohort.build = 'ww-december';
  });
  const virtual = await runInto(join(folder, 'virtual'), scenario, { devices: DEVICES });
  t.ok(virtual.manifest.counts.records > 500, 'there are records to compare');
  for (const concurrency of [1, 3, 16]) {
    const live = await runInto(join(folder, `${concurrency}`), scenario, { devices: DEVICES, live: true, concurrency });
    t.same(live.manifest, virtual.manifest, `${concurrency} at once`);
    t.equal(live.environment.concurrency, concurrency, 'written down beside the run');
  }
});

t.test('there may be more at once than there are phones', async (t) => {
  const folder = await temporaryFolder(t);
  const scenario = brief('china-as-intended');
  const one = await runInto(join(folder, 'one'), scenario, { devices: 2 });
  const many = await runInto(join(folder, 'many'), scenario, { devices: 2, concurrency: 16 });
  t.same(many.manifest, one.manifest);
});
