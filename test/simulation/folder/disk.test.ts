import { execFile } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import t from 'tap';
import { brief, runInto, temporaryFolder } from '../support.ts';

const execute = promisify(execFile);
const scenario = brief('china-as-intended');
const environment = { code: 'ENVIRONMENT' };

t.test('a folder that cannot be made is a matter of the environment, and the message says where and why', async (t) => {
  const folder = await temporaryFolder(t);
  await writeFile(join(folder, 'file'), '');
  await t.rejects(runInto(join(folder, 'file', 'run'), scenario, { devices: 1 }), {
    ...environment,
    message: /file\/run\.partial: a part of the path is a file, not a folder\. Make room there/,
  });
  t.same(await readdir(folder), ['file']);
});

t.test('a full disk is a matter of the environment, and leaves nothing that looks like a run', async (t) => {
  const disk = join(await temporaryFolder(t), 'disk');
  await mkdir(disk);
  try {
    await execute('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'none', disk]);
  } catch (error) {
    if (process.env.PHONEHOME_JUDGES === 'required') throw error;
    t.pass('a full disk', { skip: 'no small disk could be mounted: that needs root on Linux' });
    return;
  }
  t.teardown(() => execute('umount', ['--lazy', disk]).then(() => undefined));
  await t.rejects(runInto(join(disk, 'run'), scenario, { devices: 2 }), {
    ...environment,
    message: /the disk is full/,
  });
  const blocks = { devices: 4, block_devices: 1, workers: 2 };
  await t.rejects(
    runInto(join(disk, 'run'), scenario, blocks),
    { ...environment, message: /the disk is full/ },
    'also when it is a worker thread that finds it full',
  );
  t.same(await readdir(disk), ['run.partial']);
  t.notOk((await readdir(join(disk, 'run.partial'))).includes('manifest.json'));
});
