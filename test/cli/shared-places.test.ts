import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import { exchange, phonehome, serve, start, temporaryFolder, untilThere } from './support.ts';

const MANY = ['--devices', '300'];

t.test('two runs never write to one folder at the same time', async (t) => {
  const cwd = await temporaryFolder(t);
  const first = start(['run', 'incident', ...MANY, '--out', 'a-run'], { cwd });
  await untilThere(join(cwd, 'a-run.partial', 'environment.json'));
  const second = await phonehome(['run', 'incident', '--out', 'a-run', '--force'], { cwd });
  t.equal(second.code, 2);
  t.match(second.stderr, new RegExp(`the process ${first.process.pid} is writing a run here`));
  first.process.kill('SIGINT');
  t.equal((await first.ended).code, 130);
});

t.test('a run whose reader goes away still ends as it would have', async (t) => {
  const cwd = await temporaryFolder(t);
  const { process, ended } = start(['run', 'fix-alone', '--devices', '2', '--out', 'a-run'], { cwd });
  process.stdout?.once('data', () => process.stdout?.destroy());
  t.equal((await ended).code, 0);
  t.ok(await stat(join(cwd, 'a-run', 'manifest.json')), 'the run is whole');
});

t.test('one Ctrl-C that comes twice, as npm passes it on, ends a server cleanly', async (t) => {
  const cwd = await temporaryFolder(t);
  const { process, ended } = await serve(t, cwd);
  process.kill('SIGINT');
  process.kill('SIGINT');
  t.equal((await ended).code, 130);
  for (const left of ['ready.json', 'store/serving.pid']) await t.rejects(stat(join(cwd, left)), left);
});

t.test('Ctrl-C does not wait for a reply that the policy delays', async (t) => {
  const cwd = await temporaryFolder(t);
  const policy = 'format: phonehome-policy/1\nrules: [{id: late, when: {}, outcome: accepted, delay_ms: 300000}]\n';
  await writeFile(join(cwd, 'late.yaml'), policy);
  const { process, ended, port } = await serve(t, cwd, ['--policy', 'late.yaml']);
  const recorded = new Promise<void>((resolve) => {
    process.stdout?.on('data', (text) => {
      if (String(text).includes('accepted by late')) resolve();
    });
  });
  const reply = exchange(port, Buffer.from('POST / HTTP/1.1\r\nContent-Length: 0\r\n\r\n'));
  await recorded;
  process.kill('SIGINT');
  t.equal((await ended).code, 130);
  t.equal(await reply, '', 'the client gets no reply');
});

t.test('a ready file never takes the place of another file', async (t) => {
  const cwd = await temporaryFolder(t);
  await writeFile(join(cwd, 'diary.txt'), 'dear diary');
  const { code, stderr } = await phonehome(['serve', '--port', '0', '--ready-file', 'diary.txt'], { cwd });
  t.equal(code, 2);
  t.match(stderr, /diary\.txt: the file holds something else than a ready file/);
  t.equal(await readFile(join(cwd, 'diary.txt'), 'utf8'), 'dear diary');
});

t.test('a scenario that is no file is refused, not read', async (t) => {
  const cwd = await temporaryFolder(t);
  const { code, stderr } = await phonehome(['validate', '/dev/zero'], { cwd });
  t.equal(code, 2);
  t.match(stderr, /this is no file/);
});
