import { execFile } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { formats } from '@phonehome/dataset';
import t from 'tap';
import { filesOf, generate, generateWhole, type Owner, temporaryFolder, troubled } from './support.ts';

const execute = promisify(execFile);
const set = { scenario: troubled(), days: 2, devices: 12, block_devices: 4, background: 0.5 } as const;
const written = formats.filter((format) => format !== 'pcapng');

/** A disk of so many kilobytes, or null where none can be had. */
async function smallDisk(owner: Owner, kilobytes: number): Promise<string | null> {
  const disk = join(await temporaryFolder(owner), 'disk');
  await mkdir(disk);
  try {
    await execute('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'none', disk]);
  } catch (error) {
    if (process.env.PHONEHOME_JUDGES === 'required') throw error;
    return null;
  }
  owner.teardown(() => execute('umount', ['--lazy', disk]).then(() => undefined));
  return disk;
}

const noDisk = { skip: 'no small disk could be mounted: that needs root on Linux' };

for (const [format, workers] of [...written.map((format) => [format, 1] as const), ['parquet', 2] as const]) {
  t.test(`${format}, ${workers} workers: a full disk is told as one, and with more room it goes on`, async (t) => {
    // So that it is full at different moments.
    for (const kilobytes of workers === 1 ? [40, 100, 180] : [100]) {
      const disk = await smallDisk(t, kilobytes);
      if (disk === null) return void t.pass('a full disk', noDisk);
      const out = join(disk, 'set');
      const wanted = { ...set, out, workers, formats: [format] };
      await t.rejects(generate(wanted), { code: 'ENVIRONMENT', message: /the disk is full\. Make room there/ });
      t.notOk((await readdir(out)).includes('manifest.json'));
      if (kilobytes !== 100) continue;
      await execute('mount', ['-o', 'remount,size=64m', disk]);
      await generateWhole(wanted);
      const elsewhere = join(await temporaryFolder(t), 'set');
      await generateWhole({ ...wanted, out: elsewhere, workers: 1 });
      t.strictSame(filesOf(out), filesOf(elsewhere));
    }
  });
}

t.test('a place where nothing can be written is told as one', async (t) => {
  const folder = await temporaryFolder(t);
  await writeFile(join(folder, 'file'), '');
  await t.rejects(generate({ ...set, out: join(folder, 'file', 'set') }), {
    code: 'ENVIRONMENT',
    message: /file\/set: a part of the path is a file, not a folder/,
  });
  await t.rejects(generate({ ...set, out: join(folder, 'file') }), {
    message: /file: .*(?:not a folder|there already)/,
  });
  const disk = await smallDisk(t, 8_192);
  if (disk === null) return void t.pass('a read-only disk', noDisk);
  const out = join(disk, 'set');
  const wanted = { ...set, formats: written, out };
  await generate({ ...wanted, shard: { index: 1, count: 2 } });
  await execute('mount', ['-o', 'remount,ro', disk]);
  for (const workers of [1, 2]) {
    await t.rejects(generate({ ...wanted, workers }), { code: 'ENVIRONMENT', message: /the file system is read-only/ });
  }
});

t.test('a folder of something else is left alone', async (t) => {
  const folder = await temporaryFolder(t);
  await writeFile(join(folder, 'letter.txt'), 'dear');
  await t.rejects(generate({ ...set, out: folder }), {
    code: 'FOLDER_OCCUPIED',
    message: /letter\.txt: the folder holds something that is no data set\. Choose another folder/,
  });
  t.strictSame(await readdir(folder), ['letter.txt']);
  const out = join(folder, 'set');
  await generateWhole({ ...set, out });
  const before = filesOf(out);
  for (const [name, change] of Object.entries({
    seed: { seed: 6 },
    devices: { devices: 13 },
    days: { days: 3 },
    background: { background: 1 },
    events: { events: true },
    formats: { formats: ['csv'] as const },
  })) {
    await t.rejects(generate({ ...set, out, ...change }), {
      code: 'FOLDER_OCCUPIED',
      message: new RegExp(`the folder holds another data set: ${name} .*, not `),
    });
  }
  t.strictSame(filesOf(out), before);
});
