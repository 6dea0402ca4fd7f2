import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import { brief, runInto, temporaryFolder } from '../support.ts';

const scenario = brief('china-as-intended');
const occupied = { code: 'FOLDER_OCCUPIED' };

t.test('a run is written beside its place as .partial, then put there', async (t) => {
  const folder = await temporaryFolder(t);
  const seen: string[][] = [];
  const onProgress = async (): Promise<void> => void seen.push(await readdir(folder));
  await runInto(join(folder, 'run'), scenario, { devices: 1, onProgress: () => void onProgress() });
  t.same(await readdir(folder), ['run'], 'in the end there is only the run');
  t.same([...new Set(seen.flat())], ['run.partial'], 'on the way only the partial one');
});

t.test('a finished folder of the same scenario and seed is replaced, when the new one is finished', async (t) => {
  const folder = await temporaryFolder(t);
  const out = join(folder, 'run');
  await runInto(out, scenario, { devices: 1 });
  const result = join(out, 'result.json');
  const first = await readFile(result, 'utf8');
  const seen: string[] = [];
  const onProgress = () => void readFile(result, 'utf8').then((text) => seen.push(text));
  await runInto(out, scenario, { devices: 2, onProgress });
  t.same([...new Set(seen)], [first], 'until then the first one is there');
  t.not(await readFile(result, 'utf8'), first, 'then it is gone');
  t.same(await readdir(folder), ['run'], 'and nothing of it is left');
});

t.test('so is what an interrupted run of the same scenario and seed has left', async (t) => {
  const out = join(await temporaryFolder(t), 'run');
  const signal = AbortSignal.abort();
  await t.rejects(runInto(out, scenario, { devices: 1, signal }), { code: 'INTERRUPTED' });
  await t.resolves(runInto(out, scenario, { devices: 1 }));
});

t.test('an empty folder may be used', async (t) => {
  const out = join(await temporaryFolder(t), 'run');
  await mkdir(out);
  await t.resolves(runInto(out, scenario, { devices: 1 }));
});

t.test('anything else is refused, unless forced', async (t) => {
  const inTheWay: Readonly<Record<string, (out: string) => Promise<unknown>>> = {
    'the run of another seed': (out) => runInto(out, scenario, { devices: 1, seed: 99 }),
    'the run of another scenario': (out) => runInto(out, brief('fix-alone'), { devices: 1, seed: scenario.seed }),
    'a folder with other things': async (out) => {
      await mkdir(out);
      await writeFile(join(out, 'thesis.txt'), 'years of work');
    },
    'a file': (out) => writeFile(out, 'years of work'),
    'a .partial folder with other things': async (out) => {
      await mkdir(`${out}.partial`);
      await writeFile(join(`${out}.partial`, 'thesis.txt'), 'years of work');
    },
  };
  for (const [name, put] of Object.entries(inTheWay)) {
    t.test(name, async (t) => {
      const folder = await temporaryFolder(t);
      const out = join(folder, 'run');
      await put(out);
      const before = await readdir(folder, { recursive: true });
      await t.rejects(runInto(out, scenario, { devices: 1 }), occupied);
      t.same(await readdir(folder, { recursive: true }), before, 'nothing is touched');
      await runInto(out, scenario, { devices: 1, force: true });
      t.same(await readdir(folder), ['run'], 'forced, it is replaced');
    });
  }
});
