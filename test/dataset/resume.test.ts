import { readdirSync, readFileSync, truncateSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import { filesOf, generate, generateWhole, temporaryFolder, troubled } from './support.ts';

const formats = ['ndjson', 'csv', 'parquet', 'pcapng', 'har', 'protobuf'] as const;
const set = { scenario: troubled(), days: 2, devices: 14, block_devices: 4, background: 0.2, formats } as const;
const BLOCKS = 4;
/** Each block tells twice how far it is: after each day. */
const MOMENTS = BLOCKS * 2;

const folder = await temporaryFolder(t);
const once = join(folder, 'once');
await generateWhole({ ...set, out: once });
const expected = filesOf(once);

for (const workers of [1, 2]) {
  t.test(`interrupted at any moment, with ${workers} workers, it goes on to the same bytes`, async (t) => {
    for (let moment = 0; moment <= MOMENTS; moment += workers === 1 ? 1 : 4) {
      const out = join(folder, `interrupted-${workers}-${moment}`);
      const interrupt = new AbortController();
      let heard = 0;
      const hear = (): void => {
        if (heard++ >= moment) interrupt.abort();
      };
      if (moment === 0) interrupt.abort();
      const { signal } = interrupt;
      const first = generate({ ...set, out, workers, signal, onProgress: hear });
      // At the last moment nothing is left to be interrupted.
      if (moment < MOMENTS - 1) {
        await t.rejects(first, { code: 'INTERRUPTED', message: /keeps the finished blocks\. Start the same command/ });
        t.notOk(readdirSync(out).includes('manifest.json'), `${moment}: it does not look complete`);
      } else await first.catch(() => undefined);
      const noted = notesIn(out);
      const resumed: number[] = [];
      await generateWhole({ ...set, out, workers, onResume: (devices) => resumed.push(devices) });
      // The last block has two phones.
      const finished = noted.reduce((sum, name) => sum + (name === '00003.json' ? 2 : 4), 0);
      t.strictSame(resumed, finished > 0 ? [finished] : [], 'it says how much was finished');
      if (JSON.stringify(filesOf(out)) !== JSON.stringify(expected)) t.strictSame(filesOf(out), expected, `${moment}`);
    }
  });
}

function notesIn(out: string): string[] {
  // Beside the notes there are the locks of blocks that were not finished.
  return readdirSync(join(out, 'blocks')).filter((name) => name.endsWith('.json'));
}

t.test('a start that was killed before it had written its key is begun anew', async (t) => {
  const key = readFileSync(join(once, 'key.json'), 'utf8');
  for (const length of [0, Math.floor(key.length / 2), key.length - 2]) {
    const out = join(folder, `key-${length}`);
    await cp(once, out, { recursive: true, filter: (path) => path === once || path.endsWith('key.json') });
    truncateSync(join(out, 'key.json'), length);
    await generateWhole({ ...set, out });
    t.strictSame(filesOf(out), expected);
  }
});
