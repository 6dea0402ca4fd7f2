import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import { brief, runInto, temporaryFolder } from '../support.ts';

interface Device {
  readonly device: number;
  readonly cohort: string;
  readonly person: number;
  readonly owner: { readonly name: string; readonly email: string; readonly phone: string };
}

t.test('devices.ndjson names an owner for each phone, the same for twins whatever their cards', async (t) => {
  const folder = await temporaryFolder(t);
  const scenario = brief('fix-alone', (scenario) => {
    scenario.sims.finnish = { operator: 'a Finnish operator', country: 'FI', card: 'generic', volte: 'on' };
    for (const cohort of scenario.cohorts) if (cohort.twin_of) cohort.sims = ['finnish'];
  });
  const { manifest } = await runInto(join(folder, 'run'), scenario, { devices: 8 });
  const text = await readFile(join(folder, 'run/devices.ndjson'), 'utf8');
  const devices = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Device);
  t.equal(devices.length, manifest.devices);
  for (const { device, person, owner } of devices) {
    t.match(owner, { name: /^\p{L}/u, email: `person-${person}@example.org`, phone: '+447700900000' });
    t.same(owner, devices.find((other) => other.device === person)?.owner, `phone ${device} is of person ${person}`);
  }
  t.same(new Set(devices.map(({ cohort }) => cohort)), new Set(['with-fix', 'without-fix']));
  t.equal(new Set(devices.map(({ owner }) => owner.name)).size, 4, 'four pairs, four people');
});
