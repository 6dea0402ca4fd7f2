import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import { hasStack, phonehome, start, temporaryFolder, untilThere } from './support.ts';

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

t.test('Ctrl-C during serve: it stops, and takes its ready file and its lock along', async (t) => {
  const cwd = await temporaryFolder(t);
  const args = ['serve', '--port', '0', '--ready-file', 'ready.json', '--store', 'store'];
  const { process, ended } = start(args, { cwd });
  await untilThere(join(cwd, 'ready.json'));
  process.kill('SIGINT');
  const { code, stdout, stderr } = await ended;
  t.same({ code, stderr }, { code: 130, stderr: '' });
  t.match(stdout, /stopped\n$/);
  t.same((await readdir(cwd, { recursive: true })).sort(), ['store', 'store/records.ndjson']);
});
