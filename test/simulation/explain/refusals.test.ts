import { execFileSync } from 'node:child_process';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { explainDevice } from '@phonehome/simulation';
import t from 'tap';
import { brief, type Owner, runInto, temporaryFolder } from '../support.ts';

async function folderOf(owner: Owner, timeline: 'full' | 'none' = 'full'): Promise<string> {
  const folder = join(await temporaryFolder(owner), 'run');
  await runInto(folder, brief('fix-alone'), { devices: 2, timeline });
  return folder;
}

/** Whoever alters a run can alter its manifest, too. */
async function fitManifest(folder: string, file: string): Promise<void> {
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(await readFile(path, 'utf8'));
  manifest.files[file].bytes = (await stat(join(folder, file))).size;
  await writeFile(path, JSON.stringify(manifest));
}

const unreadable = (message: RegExp) => ({ code: 'RUN_UNREADABLE', message });

t.test('a folder that is no run', async (t) => {
  const folder = await temporaryFolder(t);
  await t.rejects(explainDevice(folder, 0, null), unreadable(/there is no manifest\.json\. Name the folder/));
  await t.rejects(explainDevice(join(folder, 'nothing'), 0, null), unreadable(/there is no manifest\.json/));
  const format = '"format":"phonehome-run/1"';
  for (const text of [
    '{',
    'null',
    '{"format":"phonehome-run/99"}',
    `{${format}}`,
    `{${format},"devices":2,"timeline":"full","files":null}`,
    `{${format},"devices":"2","timeline":"full","files":{}}`,
    `{${format},"devices":2,"timeline":"full","files":{"records.ndjson":5}}`,
    `{${format},"devices":2,"timeline":"full","files":{"../../passwd":{"bytes":1}}}`,
  ]) {
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

t.test('a line that is JSON, but not what such a line holds', async (t) => {
  for (const [file, from, to] of [
    ['timeline.ndjson', /"time_ms":\d/g, '"time_ms":null,"was":1'],
    ['timeline.ndjson', /"event":"/g, '"event":null,"was":"'],
    ['devices.ndjson', /"utc_offset_ms":\d/g, '"utc_offset_ms":"x","was":1'],
    ['records.ndjson', /"outcome":"refused"/g, '"outcome":"odd"'],
    ['records.ndjson', /"decision":\{/g, '"decision":null,"was":{'],
  ] as const) {
    const folder = await folderOf(t);
    const path = join(folder, file);
    await writeFile(path, (await readFile(path, 'utf8')).replaceAll(from, to));
    await fitManifest(folder, file);
    await t.rejects(explainDevice(folder, 0, null), unreadable(new RegExp(`${file}: a line is damaged`)), to);
  }
});

t.test('a pipe in the place of a file, which nobody would ever write to', async (t) => {
  const folder = await folderOf(t);
  await rm(join(folder, 'devices.ndjson'));
  execFileSync('mkfifo', [join(folder, 'devices.ndjson')]);
  await t.rejects(explainDevice(folder, 0, null), unreadable(/devices\.ndjson: the file is missing/));
});

t.test('a file of the run that is gone', async (t) => {
  for (const file of ['timeline.ndjson', 'devices.ndjson', 'records.ndjson', 'scenario.yaml']) {
    const folder = await folderOf(t);
    await rm(join(folder, file));
    await t.rejects(explainDevice(folder, 0, null), unreadable(new RegExp(file)), file);
  }
});
