import { join } from 'node:path';
import t from 'tap';
import { shippedStories } from '../../shipped-stories.ts';
import { briefNames, runInto, shipped, temporaryFolder } from '../support.ts';

/** The stories that no shortened form stands for; each cohort has a phone. */
const others = shippedStories.filter((name) => !briefNames.some((brief) => brief === name));
const DEVICES_MIN = 4;

for (const name of others) {
  t.test(
    `${name}: live and in memory the same run, byte for byte, and what crosses the wire is recorded`,
    async (t) => {
      const folder = await temporaryFolder(t);
      const scenario = shipped(name);
      const devices = Math.max(DEVICES_MIN, scenario.cohorts.length);
      const virtual = await runInto(join(folder, 'virtual'), scenario, { devices });
      const live = await runInto(join(folder, 'live'), scenario, { devices, live: true });
      const { records, activations } = Object.fromEntries(
        Object.entries(virtual.manifest.files).map(([file, { lines }]) => [file.split('.')[0], lines]),
      );
      t.ok((records ?? 0) + (activations ?? 0) > 0, 'there is something to compare');
      t.same(live.manifest, virtual.manifest);
    },
  );
}
