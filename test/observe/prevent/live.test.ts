import { join } from 'node:path';
import t from 'tap';
import { brief, runInto, temporaryFolder } from '../../simulation/support.ts';

t.test('with safeguards a run over sockets and a run in memory are the same, byte for byte', async (t) => {
  const scenario = brief('fix-alone', (draft) => {
    draft.safeguards = {
      consent: true,
      tries_max: 30,
      fields: ['REGVER', 'MEID', 'MODEL', 'SWVER', 'SIM1ICCID', 'SIM1CELLID'],
      pseudonym_days: 1,
      cell_side_sites: 8,
    };
  });
  const folder = await temporaryFolder(t);
  const virtual = await runInto(join(folder, 'virtual'), scenario, { devices: 2 });
  const live = await runInto(join(folder, 'live'), scenario, { devices: 2, live: true });
  t.ok(virtual.manifest.counts.records >= 30, `${virtual.manifest.counts.records} records to compare`);
  t.same(live.manifest, virtual.manifest);
  t.equal(live.environment.transport, 'live');
});
