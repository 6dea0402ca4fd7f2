import { join } from 'node:path';
import t from 'tap';
import { derived } from '../simulation/support.ts';
import { generateWhole, rowsOf, temporaryFolder } from './support.ts';

const SHARES = { train: 0.7, validation: 0.15, test: 0.15 } as const;
const DEVICES = 800;

interface DeviceRow {
  readonly device: number;
  readonly person: number;
  readonly split: keyof typeof SHARES;
  readonly imeis: string;
  readonly mac: string;
  readonly iccids: string;
}

t.test('the split of persons is 70, 15 and 15 of 100, and nothing of a phone is in two parts', async (t) => {
  const out = join(await temporaryFolder(t), 'set');
  // In this story phones have twins, who share a person.
  const scenario = derived('fix-alone', () => undefined);
  const { figures } = await generateWhole({ scenario, out, days: 1, devices: DEVICES, background: 0 });
  const devices = rowsOf<DeviceRow>(out, 'devices');
  t.equal(devices.length, DEVICES);
  const persons = new Map<number, string>();
  const numbers = new Map<string, string>();
  for (const { person, split, imeis, mac, iccids } of devices) {
    if ((persons.get(person) ?? split) !== split) t.fail(`person ${person} is in two parts`);
    persons.set(person, split);
    for (const number of [imeis, mac, iccids].flatMap((text) => text.split(' ').filter((one) => one !== ''))) {
      if (numbers.has(number)) t.fail(`${number} is of two phones`);
      numbers.set(number, split);
    }
  }
  t.ok(persons.size < devices.length, 'some persons have two phones');
  const counts = { train: 0, validation: 0, test: 0 };
  for (const split of persons.values()) counts[split as keyof typeof counts]++;
  for (const [split, share] of Object.entries(SHARES)) {
    const count = counts[split as keyof typeof counts];
    const sigmas = (count - share * persons.size) / Math.sqrt(share * (1 - share) * persons.size);
    t.ok(Math.abs(sigmas) < 3.5, `${split}: ${count} of ${persons.size}, ${sigmas.toFixed(2)} sigma`);
  }
  const phones = (wanted: string): number => devices.filter(({ split }) => split === wanted).length;
  const { test, train, validation } = figures.phones_by_split;
  t.strictSame([test, train, validation], ['test', 'train', 'validation'].map(phones), 'also of twins in two blocks');
});

t.test('it is another of another seed, and the same of more phones', async (t) => {
  const folder = await temporaryFolder(t);
  const scenario = derived('incident', () => undefined);
  const splitsOf = async (name: string, seed: number, devices: number): Promise<string> => {
    const out = join(folder, name);
    await generateWhole({ scenario, out, seed, days: 1, devices, background: 0, block_devices: 20 });
    return rowsOf<DeviceRow>(out, 'devices')
      .slice(0, 50)
      .map(({ split }) => split)
      .join();
  };
  const once = await splitsOf('once', 1, 50);
  t.not(await splitsOf('another', 2, 50), once);
  t.equal(await splitsOf('more', 1, 90), once);
});
