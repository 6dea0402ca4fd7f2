import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Progress } from '@phonehome/simulation';
import t from 'tap';
import { brief, runInto, temporaryFolder } from '../support.ts';

const scenario = brief('incident');
const interrupted = { code: 'INTERRUPTED' };

/** Options of a run that is interrupted on its third day. */
function interruptedOptions() {
  const controller = new AbortController();
  const onProgress = ({ done }: Progress): void => void (done === 2 * 5 && controller.abort());
  return { devices: 5, signal: controller.signal, onProgress };
}

for (const live of [false, true]) {
  t.test(`${live ? 'live' : 'virtual'}: an interrupted run`, async (t) => {
    const folder = await temporaryFolder(t);
    const out = join(folder, 'run');
    await t.rejects(runInto(out, scenario, { ...interruptedOptions(), live, concurrency: 3 }), interrupted);

    t.test('leaves its partial folder, and no finished one', async (t) => {
      t.same(await readdir(folder), ['run.partial']);
    });

    t.test('in which there is no manifest, and which says that it is not finished', async (t) => {
      const files = await readdir(`${out}.partial`);
      t.notOk(files.includes('manifest.json'));
      t.match(JSON.parse(await readFile(join(`${out}.partial`, 'environment.json'), 'utf8')), { finished: false });
    });

    t.test('with whole lines of what had happened until then', async (t) => {
      const text = await readFile(join(`${out}.partial`, 'timeline.ndjson'), 'utf8');
      const times = text
        .trimEnd()
        .split('\n')
        .map((line) => (JSON.parse(line) as { time_ms: number }).time_ms);
      t.ok(Math.max(...times) < 2 * 24 * 3_600_000, 'nothing of the day on which it was interrupted');
      t.ok(times.length > 100);
    });
  });
}

t.test('an interrupted run leaves the finished one before it as it was', async (t) => {
  const out = join(await temporaryFolder(t), 'run');
  const { manifest } = await runInto(out, scenario, { devices: 2 });
  await t.rejects(runInto(out, scenario, interruptedOptions()), interrupted);
  t.same(JSON.parse(await readFile(join(out, 'manifest.json'), 'utf8')), manifest);
});
