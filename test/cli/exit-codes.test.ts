import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import t from 'tap';
import { changedStory, type Ended, hasEscapes, hasStack, phonehome, temporaryFolder } from './support.ts';

t.test('exit codes', async (t) => {
  const cwd = await temporaryFolder(t);
  const run = (...args: string[]): Promise<Ended> => phonehome(args, { cwd });
  await writeFile(join(cwd, 'a-file'), '');

  t.test('0: it held, or it did what was asked', async (t) => {
    const wellEnded = [
      ['run', 'fix-alone', '--devices', '2', '--out', 'a-run'],
      ['explain', 'a-run', '--device', '0'],
      ['scenarios'],
      ['validate', 'incident'],
      ['--version'],
      ['--help'],
    ];
    for (const args of wellEnded) {
      const { code, stderr } = await run(...args);
      t.same({ code, stderr }, { code: 0, stderr: '' }, args.join(' '));
    }
  });

  t.test('1: an expectation failed', async (t) => {
    const path = await changedStory(cwd, 'fix-alone', [['at_least: 20', 'at_least: 250']]);
    const { code, stdout, stderr } = await run('run', path, '--devices', '2', '--out', 'failing-run');
    t.same({ code, stderr }, { code: 1, stderr: '' });
    t.match(stdout, /FAILED {2}same-before: .*\n +at least 250 and at most 300 .*; measured/);
    t.match(stdout, '1 of 4 expectations failed.');
  });

  t.test('2: bad input, with the reason and the remedy on standard error', async (t) => {
    const mistakes: readonly [string[], RegExp][] = [
      [['run'], /missing required argument 'scenario'/],
      [['run', 'incidence'], /no shipped scenario is called "incidence"\. Use one of .*, incident, .*, or a path/],
      [['run', './nothing.yaml'], /nothing\.yaml: there is no such file\. Check the path/],
      [['run', 'incident', '--seed', '-1'], /whole number/],
      [['run', 'incident', '--seed', '1e3'], /whole number/],
      [['run', 'incident', '--devices', '0'], /whole number/],
      [['run', 'incident', '--concurrency', '1.5'], /whole number/],
      [['run', 'incident', '--timeline', 'some'], /Allowed choices are full, client, none/],
      [['run', 'incident', '--live', '--virtual'], /cannot be used with/],
      [['run', 'incident', '--colour'], /unknown option '--colour'/],
      [['run', 'incident', 'fix-alone'], /too many arguments/],
      [['validate', 'incidence'], /no shipped scenario is called/],
      [['validate', 'a-folder/nothing.yaml'], /there is no such file/],
      [['explain', 'nowhere', '--device', '0'], /there is no manifest\.json\. Name the folder of a finished run/],
      [['explain', 'a-run'], /required option '--device <n>' not specified/],
      [['explain', 'a-run', '--device', '2'], /there is no phone 2\. Use a number from 0 to 1/],
      [['explain', 'a-run', '--device', '0', '--at', 'noon'], /"noon" is no time\. Write one such as/],
      [['records', '--store', 'nowhere'], /there is no records\.sqlite in this folder\. Name the folder/],
      [['serve', '--port', '70000'], /whole number from 0 to 65535/],
      [['serve', '--policy', 'nowhere.yaml'], /nowhere\.yaml: there is no such file/],
      [['reproduce'], /unknown command 'reproduce'/],
    ];
    for (const [args, reason] of mistakes) {
      const { code, stdout, stderr } = await run(...args);
      t.same({ code, stdout }, { code: 2, stdout: '' }, args.join(' '));
      t.match(stderr, reason);
      t.notOk(hasStack(stderr) || hasEscapes(stderr));
    }
  });

  t.test('2: a place for the run that is taken', async (t) => {
    const { code, stderr } = await run('run', 'fix-alone', '--devices', '1', '--out', 'a-file');
    t.equal(code, 2);
    t.match(stderr, /^phonehome: \S+a-file: there is a file of this name\. Choose another folder\n$/);
  });

  t.test('3: a port, a disk or a permission', async (t) => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    t.teardown(() => taken.close());
    const { port } = taken.address() as AddressInfo;
    const obstacles: readonly [string[], RegExp][] = [
      [['serve', '--port', `${port}`], new RegExp(`port ${port} on 127\\.0\\.0\\.1 is in use\\. Choose another`)],
      [['serve', '--port', '0', '--store', 'a-file/store'], /a-file\/store: a part of the path is a file/],
      [['serve', '--port', '0', '--ready-file', 'a-file/ready'], /a-file\/ready: a part of the path is a file/],
      [
        ['run', 'fix-alone', '--devices', '1', '--out', 'a-file/run'],
        /a-file\/run\.partial: a part of the path is a file/,
      ],
      [['run', 'fix-alone', '--devices', '1', '--out', '/proc/run'], /\/proc\/run\.partial: .*\. Make room there/],
      [['serve', '--port', '0', '--store', '/proc/store'], /\/proc\/store: /],
    ];
    for (const [args, reason] of obstacles) {
      const { code, stdout, stderr } = await run(...args);
      t.equal(code, 3, args.join(' '));
      t.notMatch(stdout, /listening/, 'nothing is said to be there that is not');
      t.match(stderr, reason);
      t.notOk(hasStack(stderr) || hasEscapes(stderr));
    }
  });
});
