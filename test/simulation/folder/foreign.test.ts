import { readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { explainDevice } from '@phonehome/simulation';
import t from 'tap';
import { brief, runInto, temporaryFolder } from '../support.ts';

t.test('a run with a file that no run wrote is not replaced', async (t) => {
  const out = join(await temporaryFolder(t), 'run');
  await runInto(out, brief('fix-alone'), { devices: 1 });
  await writeFile(join(out, 'notes.txt'), 'mine');
  await t.rejects(runInto(out, brief('fix-alone'), { devices: 1 }), {
    code: 'FOLDER_OCCUPIED',
    message: /notes\.txt: this was not written by a run/,
  });
  t.equal(await readFile(join(out, 'notes.txt'), 'utf8'), 'mine');
});

t.test('a link that leads nowhere is something, too', async (t) => {
  const out = join(await temporaryFolder(t), 'run');
  await symlink('nowhere', out);
  await t.rejects(runInto(out, brief('fix-alone'), { devices: 1 }), { code: 'FOLDER_OCCUPIED' });
});

t.test('a checkout is never removed, not even by force', async (t) => {
  const out = await temporaryFolder(t);
  await writeFile(join(out, '.git'), 'gitdir: elsewhere');
  await t.rejects(runInto(out, brief('fix-alone'), { devices: 1, force: true }), { message: /is a checkout/ });
});

t.test('the manifest counts the lines of each file', async (t) => {
  const out = join(await temporaryFolder(t), 'run');
  const { manifest } = await runInto(out, brief('fix-alone'), { devices: 1 });
  for (const [file, { lines, bytes }] of Object.entries(manifest.files)) {
    const text = await readFile(join(out, file), 'utf8');
    t.equal(lines, text.split('\n').length - 1, file);
    t.equal(bytes, Buffer.byteLength(text), file);
  }
});

t.test('a timeline in which an event is its own cause is explained all the same', async (t) => {
  const out = join(await temporaryFolder(t), 'run');
  await runInto(out, brief('fix-alone'), { devices: 1 });
  const path = join(out, 'timeline.ndjson');
  const text = await readFile(path, 'utf8');
  const altered = text.replaceAll(/"seq":(\d+),(.*?)"cause":(\d+)/g, (whole, seq, between, cause) =>
    seq.length === cause.length ? `"seq":${seq},${between}"cause":${seq}` : whole,
  );
  t.not(altered, text);
  await writeFile(path, altered);
  const { moments } = await explainDevice(out, 0, null);
  t.ok(moments.length > 0);
});
