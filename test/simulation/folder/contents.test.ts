import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadScenario } from '@phonehome/shared';
import t from 'tap';
import { brief, runInto, temporaryFolder } from '../support.ts';

const scenario = brief('china-as-intended');

t.test('a finished run folder', async (t) => {
  const folder = join(await temporaryFolder(t), 'run');
  const { manifest, environment, result } = await runInto(folder, scenario, { devices: 2 });
  const json = async (name: string): Promise<unknown> => JSON.parse(await readFile(join(folder, name), 'utf8'));

  t.test('holds the files that the manifest names, beside the manifest and the environment', async (t) => {
    const named = [...Object.keys(manifest.files), 'manifest.json', 'environment.json'];
    t.same((await readdir(folder)).sort(), named.sort());
  });

  t.test('has a manifest with the size, the lines and the SHA-256 of each', async (t) => {
    t.same(await json('manifest.json'), manifest);
    for (const [name, facts] of Object.entries(manifest.files)) {
      const bytes = await readFile(join(folder, name));
      const lines = name.endsWith('.ndjson') ? bytes.toString().split('\n').length - 1 : facts.lines;
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      t.same({ bytes: bytes.length, lines, sha256 }, facts, name);
    }
  });

  t.test('has an environment that the manifest leaves out: it differs from run to run', async (t) => {
    t.same(await json('environment.json'), environment);
    t.notOk('environment.json' in manifest.files);
    t.match(environment, { finished: true, transport: 'virtual', node: process.version, replay: String });
  });

  t.test('has the result and the scenario that was run', async (t) => {
    t.same(await json('result.json'), result);
    const text = await readFile(join(folder, 'scenario.yaml'), 'utf8');
    t.same(loadScenario(text, 'scenario.yaml'), scenario);
  });
});

t.test('the same scenario with other line ends makes the same run', async (t) => {
  const folder = await temporaryFolder(t);
  const text = JSON.stringify(scenario, null, 2);
  const unix = await runInto(join(folder, 'unix'), scenario, { devices: 1, scenario_text: `${text}\n` });
  const windows = await runInto(join(folder, 'windows'), scenario, {
    devices: 1,
    scenario_text: text.replaceAll('\n', '\r\n'),
  });
  t.same(windows.manifest, unix.manifest);
});

t.test('how much of the truth is written: nothing, what the client heard and did, or everything', async (t) => {
  const folder = await temporaryFolder(t);
  const lines = async (timeline: 'none' | 'client' | 'full') => {
    const { manifest } = await runInto(join(folder, timeline), scenario, { devices: 2, timeline });
    t.equal(manifest.timeline, timeline);
    return manifest.files['timeline.ndjson']?.lines ?? 0;
  };
  const [none, client, full] = [await lines('none'), await lines('client'), await lines('full')];
  t.equal(none, 0);
  t.ok(0 < client && client < full, `${client} and ${full} lines`);
});
