import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import { changedStory, json, phonehome, root, temporaryFolder } from './support.ts';

t.test('--json prints one JSON document on standard output and nothing else', async (t) => {
  const cwd = await temporaryFolder(t);
  const answer = async (...args: string[]): Promise<[number | null, unknown]> => {
    const { code, stdout } = await phonehome([...args, '--json'], { cwd });
    t.match(stdout, /^[[{][^]*[\]}]\n$/, args.join(' '));
    return [code, JSON.parse(stdout)];
  };

  t.test('run: result, manifest and environment', async (t) => {
    const [code, document] = await answer('run', 'fix-alone', '--devices', '2', '--seed', '7', '--out', 'a-run');
    t.equal(code, 0);
    t.match(document, { out: 'a-run', scenario: 'fix-alone', seed: 7, devices: 2, held: true, verdicts: Array });
    const { manifest, environment } = document as { manifest: unknown; environment: unknown };
    t.same(manifest, await json(join(cwd, 'a-run/manifest.json')));
    t.same(environment, await json(join(cwd, 'a-run/environment.json')));
  });

  t.test('run with a failed expectation: the same, and exit code 1', async (t) => {
    const path = await changedStory(cwd, 'fix-alone', [['at_least: 20', 'at_least: 250']]);
    const [code, document] = await answer('run', path, '--devices', '2', '--out', 'failing');
    t.equal(code, 1);
    t.match(document, { held: false, verdicts: [{ id: 'same-before', status: 'failed' }] });
  });

  t.test('scenarios, validate, explain', async (t) => {
    const files = (await readdir(join(root, 'scenarios'))).filter((name) => name.endsWith('.yaml'));
    const ids = files.map((name) => name.slice(0, -'.yaml'.length)).filter((id) => id !== 'claims');
    t.match(await answer('scenarios'), [0, ids.sort().map((id) => ({ id }))]);
    t.match(await answer('validate', 'incident'), [0, { valid: true, id: 'incident' }]);
    t.match(await answer('explain', 'a-run', '--device', '1'), [
      0,
      { device: 1, cohort: 'without-fix', moments: Array },
    ]);
  });

  t.test('errors too: code and problems, each with what and remedy', async (t) => {
    const problem = (code: string) => ({ error: { code, problems: [{ what: String, remedy: String }] } });
    t.match(await answer('run', 'incidence'), [2, problem('SCENARIO_NOT_FOUND')]);
    t.match(await answer('validate', 'incidence'), [2, problem('SCENARIO_NOT_FOUND')]);
    t.match(await answer('explain', 'nowhere', '--device', '0'), [2, problem('RUN_UNREADABLE')]);
    t.match(await answer('run', 'fix-alone', '--out', '.'), [2, problem('FOLDER_OCCUPIED')]);
    t.match(await answer('run', 'fix-alone', '--out', `${process.execPath}/run`), [3, problem('ENVIRONMENT')]);
    t.match(await answer('run', 'fix-alone', '--devices', 'none'), [2, { error: { code: 'USAGE' } }]);
    const path = await changedStory(cwd, 'fix-alone', [['devices: 6', 'devices: ten']]);
    const place = { file: path, line: 10, column: 1, field: 'devices' };
    t.match(await answer('validate', path), [2, { error: { code: 'SCENARIO_INVALID', problems: [place] } }]);
  });

  t.test('a run folder that lacks its scenario is told as an error too', async (t) => {
    await rm(join(cwd, 'a-run/scenario.yaml'));
    t.match(await answer('explain', 'a-run', '--device', '0'), [2, { error: { code: 'RUN_UNREADABLE' } }]);
  });
});
