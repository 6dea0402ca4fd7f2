import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import { brief, briefNames, runInto, temporaryFolder } from '../support.ts';

const DEVICES = 11;

for (const name of briefNames) {
  t.test(`${name}: how many devices make a block changes no byte of a run`, async (t) => {
    const folder = await temporaryFolder(t);
    const scenario = brief(name);
    const whole = await runInto(join(folder, 'whole'), scenario, { devices: DEVICES });
    t.ok(whole.manifest.counts.records > 0, 'there are records to compare');
    for (const block_devices of [1, 3, 10]) {
      const out = join(folder, `${block_devices}`);
      const run = await runInto(out, scenario, { devices: DEVICES, block_devices });
      t.same(run.manifest, whole.manifest, `blocks of ${block_devices}`);
      t.same(run.sample, whole.sample, `blocks of ${block_devices}: the same sample`);
      t.notOk((await readdir(out)).includes('blocks'), 'nothing of the blocks is left');
    }
  });
}

t.test('how many worker threads there are changes no byte of a run', async (t) => {
  const folder = await temporaryFolder(t);
  const scenario = brief('incident');
  const options = { devices: DEVICES, block_devices: 3 };
  const one = await runInto(join(folder, 'one'), scenario, options);
  for (const workers of [2, 5]) {
    const run = await runInto(join(folder, `${workers}`), scenario, { ...options, workers });
    t.same(run.manifest, one.manifest, `${workers} workers`);
    t.same(run.sample, one.sample, `${workers} workers: the same sample`);
  }
});

t.test('a live run block by block is the same', async (t) => {
  const folder = await temporaryFolder(t);
  const scenario = brief('china-as-intended');
  const virtual = await runInto(join(folder, 'virtual'), scenario, { devices: 4 });
  const live = await runInto(join(folder, 'live'), scenario, { devices: 4, block_devices: 3, live: true, workers: 4 });
  t.same(live.manifest, virtual.manifest);
});
