import { join } from 'node:path';
import fc from 'fast-check';
import t from 'tap';
import { runInto, temporaryFolder } from '../support.ts';
import { scenarios, seeds } from './support.ts';

const RUNS = 40;
const folder = await temporaryFolder(t);

t.test('a run over sockets and a run in memory are the same, whatever the story', async (t) => {
  let number = 0;
  let exchanges = 0;
  await fc.assert(
    fc.asyncProperty(scenarios, seeds, fc.integer({ min: 1, max: 3 }), async (scenario, seed, devices) => {
      const out = join(folder, String(number++));
      const virtual = await runInto(`${out}-virtual`, scenario, { seed, devices });
      const live = await runInto(`${out}-live`, scenario, {
        seed,
        devices,
        live: true,
        concurrency: 3,
        block_devices: 2,
      });
      t.same(live.manifest, virtual.manifest);
      exchanges += live.manifest.counts.records;
      if (!t.passing()) throw new Error('live and virtual differ');
    }),
    { numRuns: RUNS },
  );
  t.ok(exchanges > RUNS, `${exchanges} exchanges were compared`);
});
