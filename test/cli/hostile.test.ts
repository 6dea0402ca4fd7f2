import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import {
  changedStory,
  exchange,
  genericCard,
  hasEscapes,
  hasStack,
  phonehome,
  phoneRequest,
  serve,
  temporaryFolder,
} from './support.ts';

/** Red, and a bell. */
const EVIL = '\x1b[31m\x07';

t.test('a server that gets hostile bytes', async (t) => {
  const cwd = await temporaryFolder(t);
  const { port, process, ended } = await serve(t, cwd);
  const withHeader = (header: string) =>
    Buffer.from(phoneRequest(genericCard).toString('latin1').replace('\r\n\r\n', `\r\n${header}\r\n\r\n`), 'latin1');

  t.test('answers what is no HTTP with a refusal', async (t) => {
    t.match(await exchange(port, Buffer.from([0, 1, 2, 0xff, 0x0d, 0x0a, 0x0d, 0x0a])), /^HTTP\/1\.1 400 /);
    t.match(await exchange(port, Buffer.from(`${EVIL} / HTTP/1.1\r\n\r\n`)), /^HTTP\/1\.1 400 /);
  });

  t.test('takes values of any kind', async (t) => {
    t.match(await exchange(port, phoneRequest(genericCard, { MODEL: EVIL, [EVIL]: EVIL })), /^HTTP\/1\.1 200 /);
    t.match(await exchange(port, withHeader('X-Odd: \x9b31m\xff')), /^HTTP\/1\.1 200 /);
  });

  t.test('goes on serving, and prints nothing that steers a terminal', async (t) => {
    t.match(await exchange(port, phoneRequest(genericCard)), /^HTTP\/1\.1 200 /);
    process.kill('SIGINT');
    const { code, stdout, stderr } = await ended;
    t.same({ code, stderr }, { code: 130, stderr: '' });
    t.match(stdout, /refused by http-unreadable \(http-unreadable\)/);
    t.notOk(hasEscapes(stdout));
  });

  t.test('has kept all of it, and records prints it as JSON that steers no terminal', async (t) => {
    const { stdout } = await phonehome(['records', '--store', 'store'], { cwd });
    const records = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    t.equal(records.length, 5);
    t.match(records[0].request, {
      bytes_base64: Buffer.from([0, 1, 2, 0xff, 0x0d, 0x0a, 0x0d, 0x0a]).toString('base64'),
    });
    t.match(records[2].report, { MODEL: EVIL, [EVIL]: EVIL });
    t.notOk(hasEscapes(stdout));
  });
});

t.test("a scenario's texts and names cannot steer the terminal, whether it is valid or not", async (t) => {
  const cwd = await temporaryFolder(t);
  for (const [from, to] of [
    ['title: The same', 'title: "\\e[31mThe same'],
    ['says: before the fix both groups report many times a day', 'says: "\\e[31m"'],
    ['seed: 225', 'seed: 225\n"\\e[31m": 1'],
    ['sims: [norwegian]', 'sims: ["\\e[31m"]'],
  ] as const) {
    const ending = from.startsWith('title')
      ? [['makes the difference\n', 'makes the difference"\n'] as [string, string]]
      : [];
    const path = await changedStory(cwd, 'fix-alone', [[from, to], ...ending]);
    const { stdout, stderr } = await phonehome(['run', path, '--devices', '2', '--out', 'b-run', '--force'], { cwd });
    t.notOk(hasEscapes(stdout) || hasEscapes(stderr), to);
    t.notOk(hasStack(stderr));
  }
});

t.test('explain shows what a run folder says escaped', async (t) => {
  const cwd = await temporaryFolder(t);
  await phonehome(['run', 'fix-alone', '--devices', '2', '--out', 'a-run'], { cwd });
  // Whoever alters a run can alter its manifest, too.
  const manifestPath = join(cwd, 'a-run', 'manifest.json');
  const manifest = JSON.parse(await readFile(manifestPath, 'utf8'));
  for (const file of ['timeline.ndjson', 'records.ndjson']) {
    const path = join(cwd, 'a-run', file);
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace(/"(saw|why|build|trigger|policy_rule)":"/g, '"$1":"\\u001b[31m'));
    manifest.files[file].bytes = (await stat(path)).size;
  }
  await writeFile(manifestPath, JSON.stringify(manifest));
  const { code, stdout } = await phonehome(['explain', 'a-run', '--device', '0'], { cwd });
  t.equal(code, 0);
  t.match(stdout, '\\u001b[31m', 'shown as an escape sequence in letters');
  t.notOk(hasEscapes(stdout));
});
