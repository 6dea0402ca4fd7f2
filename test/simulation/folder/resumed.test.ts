import { appendFile, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Progress } from '@phonehome/simulation';
import t, { type Test } from 'tap';
import { brief, runInto, temporaryFolder } from '../support.ts';

const scenario = brief('incident');
const DEVICES = 6;
const BLOCK = 2;
const options = { devices: DEVICES, block_devices: BLOCK };
const whole = runInto(join(await temporaryFolder(t), 'whole'), scenario, options);

/** Interrupts a run as soon as two of its three blocks are finished. Returns where it was to be. */
async function interruptedRun(t: Test, more: { live?: boolean; workers?: number } = {}): Promise<string> {
  const out = join(await temporaryFolder(t), 'run');
  const controller = new AbortController();
  const onProgress = ({ stage, done, total }: Progress): void => {
    if (stage === 'living' && done > (total * 2) / 3) controller.abort();
  };
  await t.rejects(runInto(out, scenario, { ...options, ...more, signal: controller.signal, onProgress }), {
    code: 'INTERRUPTED',
    message: /run\.partial holds 4 of 6 phones, finished\. Start it again with the same command to go on/,
  });
  return out;
}

/** Runs again what was interrupted. Returns how many devices were kept. */
async function goOn(t: Test, out: string, changes: Partial<Parameters<typeof runInto>[2]> = {}): Promise<number> {
  let kept = 0;
  const onResume = (devices: number): void => {
    kept = devices;
  };
  const { manifest } = await runInto(out, scenario, { ...options, ...changes, onResume });
  if (Object.keys(changes).length === 0) t.same(manifest, (await whole).manifest, 'the same as uninterrupted');
  t.notOk((await readdir(out)).includes('blocks'), 'nothing of the blocks is left');
  return kept;
}

t.test('a run goes on from the finished blocks of an interrupted one', async (t) => {
  t.equal(await goOn(t, await interruptedRun(t)), 2 * BLOCK);
});

t.test('so does one over sockets, whoever began it', async (t) => {
  const out = await interruptedRun(t, { live: true });
  t.equal(await goOn(t, out), 2 * BLOCK);
});

t.test('so does one in worker threads, which stop where they are', async (t) => {
  const out = join(await temporaryFolder(t), 'run');
  const controller = new AbortController();
  const onProgress = ({ done }: Progress): void => void (done > BLOCK && controller.abort());
  const workers = { ...options, workers: 2 };
  const interrupted = runInto(out, scenario, { ...workers, signal: controller.signal, onProgress });
  await t.rejects(interrupted, { code: 'INTERRUPTED' });
  t.ok((await goOn(t, out)) < DEVICES, 'not everything was finished');
});

t.test('interrupted twice, it goes on twice', async (t) => {
  const out = await interruptedRun(t);
  const signal = AbortSignal.abort();
  await t.rejects(runInto(out, scenario, { ...options, signal }), { code: 'INTERRUPTED' });
  t.equal(await goOn(t, out), 2 * BLOCK);
});

t.test('an interrupt while the blocks are merged costs none of them', async (t) => {
  const out = join(await temporaryFolder(t), 'run');
  const controller = new AbortController();
  const onProgress = ({ stage }: Progress): void => void (stage === 'merging' && controller.abort());
  const interrupted = runInto(out, scenario, { ...options, signal: controller.signal, onProgress });
  await t.rejects(interrupted, { code: 'INTERRUPTED', message: /6 of 6 phones/ });
  t.equal(await goOn(t, out), DEVICES);
});

t.test('a block that is not what it was is made anew', async (t) => {
  const damages: Readonly<Record<string, (blocks: string) => Promise<void>>> = {
    'cut short': (blocks) => truncate(join(blocks, '0.records'), 100),
    'added to': (blocks) => appendFile(join(blocks, '0.timeline'), 'x'),
    'one byte changed': async (blocks) => {
      const bytes = await readFile(join(blocks, '0.records'));
      bytes[50] = (bytes[50] as number) ^ 1;
      await writeFile(join(blocks, '0.records'), bytes);
    },
    'its sums changed': async (blocks) => {
      const text = await readFile(join(blocks, '0.json'), 'utf8');
      await writeFile(join(blocks, '0.json'), text.replace(/"reports":\d/, '"reports":9'));
    },
    'without its note': (blocks) => writeFile(join(blocks, '0.json'), ''),
  };
  for (const [what, damage] of Object.entries(damages)) {
    t.test(what, async (t) => {
      const out = await interruptedRun(t);
      await damage(join(`${out}.partial`, 'blocks'));
      t.equal(await goOn(t, out), BLOCK, 'one of two is left');
    });
  }
});

t.test('only the same run goes on', async (t) => {
  const changes: Readonly<Record<string, Partial<Parameters<typeof runInto>[2]>>> = {
    'other number of phones': { devices: DEVICES + 1 },
    'other timeline': { timeline: 'none' },
    'other version of phonehome': { version: '9.9.9' },
  };
  for (const [what, change] of Object.entries(changes)) {
    t.test(what, async (t) => {
      t.equal(await goOn(t, await interruptedRun(t), change), 0);
    });
  }

  t.test('another scenario of the same name', async (t) => {
    const out = await interruptedRun(t);
    const other = { ...scenario, reply_timeout_ms: scenario.reply_timeout_ms + 1 };
    let kept = 0;
    await runInto(out, other, { ...options, onResume: (devices) => void (kept = devices) });
    t.equal(kept, 0);
  });
});

t.test(
  'merging counts the lines of every file: where a timeline is long, records alone would be done at once',
  async (t) => {
    const steps: Progress[] = [];
    const onProgress = (progress: Progress): void => void (progress.stage === 'merging' && steps.push(progress));
    const out = join(await temporaryFolder(t), 'run');
    const { manifest } = await runInto(out, scenario, { ...options, timeline: 'full', onProgress });
    const { records, truth } = manifest.counts;
    t.match(steps[0], { done: 0, total: records + truth });
    t.match(steps.at(-1), { done: records + truth, total: records + truth });
  },
);
