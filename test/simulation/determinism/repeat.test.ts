import { join } from 'node:path';
import t from 'tap';
import { brief, briefNames, runInto, temporaryFolder } from '../support.ts';

const DEVICES = 3;

for (const name of briefNames) {
  t.test(`${name}: the manifest is a function of scenario and seed`, async (t) => {
    const folder = await temporaryFolder(t);
    const scenario = brief(name);
    const first = await runInto(join(folder, 'first'), scenario, { devices: DEVICES });

    t.test('a repeated run has the same manifest', async (t) => {
      const again = await runInto(join(folder, 'first'), scenario, { devices: DEVICES });
      t.same(again.manifest, first.manifest);
    });

    t.test('so has a run in another folder, made by another command', async (t) => {
      const out = join(folder, 'with spaces and ü', 'deeper');
      const elsewhere = await runInto(out, scenario, { devices: DEVICES, replay: 'another command' });
      t.same(elsewhere.manifest, first.manifest);
    });

    t.test('another seed gives other phones, other events and other records', async (t) => {
      const seed = scenario.seed + 1;
      const other = await runInto(join(folder, 'other'), scenario, { devices: DEVICES, seed });
      for (const file of ['records.ndjson', 'timeline.ndjson', 'devices.ndjson']) {
        t.not(other.manifest.files[file]?.sha256, first.manifest.files[file]?.sha256, file);
      }
    });

    t.test('another number of phones gives another manifest', async (t) => {
      const more = await runInto(join(folder, 'more'), scenario, { devices: DEVICES + 1 });
      t.not(more.manifest.files['devices.ndjson']?.sha256, first.manifest.files['devices.ndjson']?.sha256);
    });
  });
}
