import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import t from 'tap';
import { filesOf } from '../dataset/support.ts';
import { hasStack, phonehome, start, temporaryFolder, untilThere } from './support.ts';

t.test('killed or interrupted at any moment, it goes on to the same bytes', async (t) => {
  const cwd = await temporaryFolder(t);
  const story = ['generate', 'china-as-intended', '--devices', '1150', '--days', '1', '--background', '0.05'];
  const args = [...story, '--format', 'ndjson,parquet', '--workers', '2'];
  const out = join(cwd, 'set');
  // Each waits for what the ones before have not left.
  const moments: readonly (readonly [there: string, then_ms: number, signal: 'SIGKILL' | 'SIGINT'])[] = [
    ['key.json', 0, 'SIGKILL'],
    ['parquet', 30, 'SIGKILL'],
    ['blocks/00000.json', 0, 'SIGINT'],
  ];
  for (const [there, then_ms, signal] of moments) {
    const { process, ended } = start([...args, '--out', 'set'], { cwd });
    await untilThere(join(out, there));
    await wait(then_ms);
    process.kill(signal);
    const { code, stdout, stderr } = await ended;
    // It may have ended before the signal came.
    if (code === 0) continue;
    t.equal(code, signal === 'SIGKILL' ? null : 130, `${signal} after ${there}`);
    t.notMatch(stdout, /sha-256/);
    t.notOk(hasStack(stderr), stderr);
    if (signal === 'SIGINT')
      t.match(stderr, /set keeps the finished blocks\. Start the same command to go on from there/);
  }
  // Whatever it had: of this block nothing is left.
  await rm(join(out, 'blocks/00001.json'), { force: true });
  const last = await phonehome([...args, '--out', 'set'], { cwd });
  t.equal(last.code, 0);
  t.match(last.stderr, /^phonehome: going on from what is there: \d+ phones are finished$/m);
  await phonehome([...args.slice(0, -1), '1', '--out', 'once'], { cwd });
  t.strictSame(filesOf(out), filesOf(join(cwd, 'once')));
});
