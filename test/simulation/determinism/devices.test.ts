import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import { brief, briefNames, runInto, temporaryFolder } from '../support.ts';

const FEW = 3;
const MANY = 11;

async function linesOf(folder: string, name: string): Promise<string[]> {
  return (await readFile(join(folder, name), 'utf8')).trimEnd().split('\n');
}

for (const name of briefNames) {
  t.test(`${name}: the first phones of a larger run are the phones of a smaller one`, async (t) => {
    const folder = await temporaryFolder(t);
    const [few, many] = [join(folder, 'few'), join(folder, 'many')];
    await runInto(few, brief(name), { devices: FEW });
    await runInto(many, brief(name), { devices: MANY });
    const isAmongFirst = (line: string): boolean => (JSON.parse(line) as { device: number }).device < FEW;

    t.test('with the same identity and the same user', async (t) => {
      const devices = await linesOf(many, 'devices.ndjson');
      t.equal(devices.length, MANY);
      t.same(devices.filter(isAmongFirst), await linesOf(few, 'devices.ndjson'));
    });

    t.test('to whom the same happens', async (t) => {
      t.same((await linesOf(many, 'timeline.ndjson')).filter(isAmongFirst), await linesOf(few, 'timeline.ndjson'));
    });

    t.test('and who leave the same records', async (t) => {
      const larger = new Set(await linesOf(many, 'records.ndjson'));
      t.same(
        (await linesOf(few, 'records.ndjson')).filter((line) => !larger.has(line)),
        [],
      );
    });
  });
}
