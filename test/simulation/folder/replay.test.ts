import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openRun, type Progress, type ReplayOptions, type RunLine, replayRun } from '@phonehome/simulation';
import t from 'tap';
import { brief, runInto, temporaryFolder } from '../support.ts';

const DEVICES = 4;
const out = join(await temporaryFolder(t), 'run');
await runInto(out, brief('incident'), { devices: DEVICES });
const run = await openRun(out);

async function all(options: ReplayOptions): Promise<RunLine[]> {
  const lines: RunLine[] = [];
  for await (const line of replayRun(run, options)) lines.push(line);
  return lines;
}

async function linesOf(name: string): Promise<string[]> {
  return (await readFile(join(out, name), 'utf8')).trimEnd().split('\n');
}

const timeOf = (line: RunLine): number =>
  line.kind === 'device' ? -1 : line.kind === 'truth' ? line.entry.time_ms : line.record.time_ms;

t.test('a run is read as it went: phones, then the events that are asked for and the records, by time', async (t) => {
  const lines = await all({ events: ['report', 'boot_completed'] });
  const times = lines.map(timeOf);
  t.ok(times.every((time, i) => i === 0 || time >= (times[i - 1] as number)));
  t.equal(lines.filter(({ kind }) => kind === 'device').length, DEVICES);
  const records = lines.flatMap((line) => (line.kind === 'exchange' ? JSON.stringify(line.record) : []));
  t.same(records, await linesOf('records.ndjson'));
  t.ok(records.length > 100, 'there is something to read');
  const events = lines.flatMap((line) => (line.kind === 'truth' ? line.entry.event : []));
  t.same(new Set(events), new Set(['report', 'boot_completed']));
  const told = (await linesOf('timeline.ndjson')).filter((line) => /"event":"(report|boot_completed)"/.test(line));
  t.equal(events.length, told.length);

  t.test('each report is told of before its record', async (t) => {
    const sent = new Set<string>();
    for (const line of lines) {
      if (line.kind === 'truth' && line.entry.exchange_id) sent.add(line.entry.exchange_id);
      if (line.kind === 'exchange' && !sent.has(line.record.exchange_id)) t.fail(line.record.exchange_id);
    }
  });
});

t.test('it tells how far it is, and stops when it is asked to', async (t) => {
  const told: Progress[] = [];
  await all({ events: ['report'], onProgress: (progress) => told.push(progress) });
  const { files } = run.manifest;
  const total = ['devices.ndjson', 'timeline.ndjson', 'records.ndjson'].reduce(
    (sum, name) => sum + (files[name]?.lines ?? 0),
    0,
  );
  t.equal(told.length, Math.floor(total / 1_000));
  t.match(told.at(-1), { stage: 'reading', total, done: Math.floor(total / 1_000) * 1_000 });
  const controller = new AbortController();
  await t.rejects(all({ events: ['report'], signal: controller.signal, onProgress: () => controller.abort() }), {
    code: 'INTERRUPTED',
  });
});

t.test('a line that somebody has altered is refused, with its file', async (t) => {
  const path = join(out, 'records.ndjson');
  const text = await readFile(path, 'utf8');
  for (const altered of [text.replace('"time_ms":', '"time_ms":"'), text.replace('"report":{', '"report":"{')]) {
    await writeFile(path, altered);
    await t.rejects(all({ events: ['report'] }), {
      code: 'RUN_UNREADABLE',
      message: /records\.ndjson: a line is damaged/,
    });
  }
  await writeFile(path, `${text}\n`);
  await t.rejects(openRun(out), { code: 'RUN_UNREADABLE', message: /has \d+ bytes; the manifest says/ });
  await writeFile(path, text);
});
