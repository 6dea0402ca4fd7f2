import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { explainDevice } from '@phonehome/simulation';
import t from 'tap';
import { brief, type Owner, runInto, temporaryFolder } from '../support.ts';

async function folderOf(owner: Owner, timeline: 'full' | 'none' = 'full'): Promise<string> {
  const folder = join(await temporaryFolder(owner), 'run');
  await runInto(folder, brief('fix-alone'), { devices: 2, timeline });
  return folder;
}

const unreadable = (message: RegExp) => ({ code: 'RUN_UNREADABLE', message });

t.test('a folder that is no run', async (t) => {
  const folder = await temporaryFolder(t);
  await t.rejects(explainDevice(folder, 0, null), unreadable(/there is no manifest\.json\. Name the folder/));
  await t.rejects(explainDevice(join(folder, 'nothing'), 0, null), unreadable(/there is no manifest\.json/));
  for (const text of ['{', 'null', '{"format":"phonehome-run/99"}']) {
    await writeFile(join(folder, 'manifest.json'), text);
    await t.rejects(explainDevice(folder, 0, null), unreadable(/this is no manifest of a run/), text);
  }
});

t.test('a run without a timeline', async (t) => {
  await t.rejects(
    explainDevice(await folderOf(t, 'none'), 0, null),
    unreadable(/the run has no timeline\. Make the run again without --timeline none/),
  );
});

t.test('a phone that is not in the run', async (t) => {
  await t.rejects(
    explainDevice(await folderOf(t), 2, null),
    unreadable(/there is no phone 2\. Use a number from 0 to 1/),
  );
});

t.test('a time that is none', async (t) => {
  const folder = await folderOf(t);
  for (const at of ['noon', '2019-02-30', '2019-02-24 24:00']) {
    await t.rejects(explainDevice(folder, 0, at), { code: 'USAGE', message: /is no time\. Write one such as/ }, at);
  }
});

t.test('a damaged line, in a file that has kept its size', async (t) => {
  for (const file of ['timeline.ndjson', 'devices.ndjson', 'records.ndjson']) {
    const folder = await folderOf(t);
    const path = join(folder, file);
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replaceAll(/(["\]}])}\n/g, '$1 \n'));
    await t.rejects(explainDevice(folder, 0, null), unreadable(new RegExp(`${file}: a line is damaged`)), file);
  }
});

t.test('a file of the run that is gone', async (t) => {
  for (const file of ['timeline.ndjson', 'devices.ndjson', 'records.ndjson', 'scenario.yaml']) {
    const folder = await folderOf(t);
    await rm(join(folder, file));
    await t.rejects(explainDevice(folder, 0, null), unreadable(new RegExp(file)), file);
  }
});
