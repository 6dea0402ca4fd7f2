import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import { changedStory, hasStack, json, phonehome, start, temporaryFolder, untilThere } from './support.ts';

// Far more phones than can be done with before the interrupt comes, and still one block.
const MANY = ['--devices', '200'];

for (const how of ['--virtual', '--live']) {
  t.test(`Ctrl-C during run ${how}`, async (t) => {
    const cwd = await temporaryFolder(t);
    const { process, ended } = start(['run', 'incident', how, ...MANY, '--out', 'a-run'], { cwd });
    await untilThere(join(cwd, 'a-run.partial', 'records.ndjson'));
    process.kill('SIGINT');
    const { code, stderr } = await ended;
    t.equal(code, 130);
    t.match(
      stderr,
      /^phonehome: the run was interrupted; a-run\.partial holds what there is, without a manifest\. Start/m,
    );
    t.notOk(hasStack(stderr));
    t.same(await readdir(cwd), ['a-run.partial'], 'nothing looks finished');
    t.notOk((await readdir(join(cwd, 'a-run.partial'))).includes('manifest.json'));

    t.test('what is left is no run to explain', async (t) => {
      t.equal((await phonehome(['explain', 'a-run.partial', '--device', '0'], { cwd })).code, 2);
    });
  });
}

t.test('Ctrl-C during run --json: one JSON document that says so', async (t) => {
  const cwd = await temporaryFolder(t);
  const { process, ended } = start(['run', 'incident', ...MANY, '--json', '--out', 'a-run'], { cwd });
  await untilThere(join(cwd, 'a-run.partial', 'records.ndjson'));
  process.kill('SIGINT');
  const { code, stdout } = await ended;
  t.equal(code, 130);
  t.match(JSON.parse(stdout), { error: { code: 'INTERRUPTED' } });
});

t.test('Ctrl-C during serve: it stops, and takes its ready file along; of its lock the empty file stays', async (t) => {
  const cwd = await temporaryFolder(t);
  const args = ['serve', '--port', '0', '--ready-file', 'ready.json', '--store', 'store'];
  const { process, ended } = start(args, { cwd });
  await untilThere(join(cwd, 'ready.json'));
  process.kill('SIGINT');
  const { code, stdout, stderr } = await ended;
  t.same({ code, stderr }, { code: 130, stderr: '' });
  t.match(stdout, /stopped\n$/);
  t.same((await readdir(cwd, { recursive: true })).sort(), ['store', 'store/records.sqlite', 'store/serving.lock']);
});

t.test('a run that was killed, or interrupted, goes on from what it had finished, and ends the same', async (t) => {
  const cwd = await temporaryFolder(t);
  const story = await changedStory(cwd, 'china-as-intended', [['end: 2018-12-31', 'end: 2018-12-13']]);
  const args = ['run', story, '--devices', '1100', '--timeline', 'none', '--workers', '2'];
  for (const signal of ['SIGKILL', 'SIGINT'] as const) {
    const { process, ended } = start([...args, '--out', 'a-run'], { cwd });
    await untilThere(join(cwd, 'a-run.partial', 'blocks', signal === 'SIGKILL' ? '0.json' : '2.json'));
    process.kill(signal);
    const { code, stderr } = await ended;
    t.equal(code, signal === 'SIGKILL' ? null : 130);
    if (signal === 'SIGKILL') continue;
    t.match(stderr, /going on from an interrupted run: \d+ of 1100 phones are finished$/m);
    t.match(stderr, /a-run\.partial holds \d+ of 1100 phones, finished\. Start it again with the same command/);
  }
  const { code, stderr } = await phonehome([...args, '--out', 'a-run'], { cwd });
  t.match(stderr, /going on from an interrupted run: \d+ of 1100 phones are finished$/m);
  t.equal((await phonehome([...args, '--out', 'another'], { cwd })).code, code);
  t.same(await json(join(cwd, 'a-run/manifest.json')), await json(join(cwd, 'another/manifest.json')));
});
