import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PhonehomeError } from '@phonehome/shared';
import { rolloutOfFolder, rolloutOfScenario } from '@phonehome/simulation';
import t from 'tap';
import { brief, runInto, temporaryFolder } from '../support.ts';

const scenario = brief('incident');
const run = { seed: 6, devices: 10 };

t.test('of a finished run and of its scenario, the roll-out is the same', async (t) => {
  const folder = join(await temporaryFolder(t), 'a-run');
  const direct = await rolloutOfScenario({ scenario, ...run });
  for (const timeline of ['client', 'full'] as const) {
    await runInto(folder, scenario, { ...run, timeline });
    t.strictSame(await rolloutOfFolder(folder), direct, timeline);
  }
  t.ok(direct.cohorts[0]?.days.some(({ fixed }) => fixed > 0));
});

t.test('a run without a timeline, or one that was altered, is refused with what to do', async (t) => {
  const folder = join(await temporaryFolder(t), 'a-run');
  const refused = async (what: RegExp): Promise<void> => {
    await t.rejects(rolloutOfFolder(folder), PhonehomeError);
    await rolloutOfFolder(folder).catch(({ code, problems: [problem] }: PhonehomeError) => {
      t.equal(code, 'RUN_UNREADABLE');
      t.match(problem?.what, what);
      t.ok(problem?.remedy);
    });
  };
  const change = async (name: string, from: string | RegExp, to: string): Promise<void> => {
    const path = join(folder, name);
    const text = await readFile(path, 'utf8');
    const changed = text.replace(from, to);
    t.not(changed, text, `${name} was changed`);
    await writeFile(path, changed);
  };
  await runInto(folder, scenario, { ...run, timeline: 'none' });
  await refused(/has no timeline/);
  await runInto(folder, scenario, { ...run, timeline: 'client' });
  await change('timeline.ndjson', '{"device":0,', '{"device":1e3,');
  await refused(/the file has \d+ bytes/);
  await runInto(folder, scenario, { ...run, timeline: 'client' });
  await change('timeline.ndjson', /\{"device":0,("seq":\d+,"time_ms":\d+,"event":"report")/, '{"device":77,$1');
  const bytes = (await readFile(join(folder, 'timeline.ndjson'))).length;
  await change('manifest.json', /("timeline.ndjson": \{\s*"bytes": )\d+/, `$1${bytes}`);
  await refused(/there is no phone 77 in this run/);
  for (const [from, to] of [
    [/"devices": 10,/, '"devices": 9007199254740991,'],
    [/"devices": \d+,/, '"devices": -1,'],
    [/"devices": -1,/, '"devices": 10,'],
    [/"seed": 6/, '"seed": 0.5'],
  ] as const) {
    await change('manifest.json', from, to);
    if (to !== '"devices": 10,') await refused(/cannot be those of this run/);
  }
  await refused(/cannot be those of this run/);
});
