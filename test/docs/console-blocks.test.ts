import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t from 'tap';
import { freshClone, tryStep } from './clone.ts';
import { mismatch, stepsOf } from './console-blocks.ts';

t.test('the commands of a page are those of its console blocks, with what they print', async (t) => {
  const page = ['```console', '$ one', 'a', '', '...', '$ two', '```', '$ no command', '```yaml', '$ nor this', '```'];
  t.strictSame(stepsOf('page.md', page.join('\n')), [
    { where: 'page.md:2', command: 'one', expected: ['a', '', '...'] },
    { where: 'page.md:6', command: 'two', expected: [] },
  ]);
  t.throws(() => stepsOf('page.md', '```console\nls\n```'), /page\.md: a console block begins with "ls"/);
  t.throws(() => stepsOf('page.md', '```console\n$ ls\n```yaml'), /page\.md:3/);
});

t.test('an output is compared line by line, but for what is left out', async (t) => {
  const fits: [string[], string][] = [
    [[], ''],
    [['a', 'b'], 'a\nb\n'],
    [['a', 'b'], 'a\nb'],
    [['a', '', 'b'], 'a\n\nb\n'],
    [['...'], ''],
    [['...'], 'a\nb\n'],
    [['a', '...'], 'a\n'],
    [['...', 'b', '...', 'b'], 'a\nb\nb\n'],
    [['took ... s (...)'], 'took 7.1 s (fast)\n'],
    [['a.b [c]'], 'a.b [c]\n'],
  ];
  for (const [expected, output] of fits) t.equal(mismatch(expected, output), null, JSON.stringify([expected, output]));
});

t.test('any difference is found', async (t) => {
  const differs: [string[], string][] = [
    [[], 'a\n'],
    [['a'], ''],
    [['a'], 'a\nb\n'],
    [['a', 'b'], 'a\n'],
    [['a'], 'a \n'],
    [['a', 'b'], 'b\na\n'],
    [['32,367'], '32,368\n'],
    [['a.b'], 'axb\n'],
    [['...', 'b'], 'b\na\n'],
    [['a', '...'], 'b\na\n'],
    [['...', 'b', '...', 'b'], 'a\nb\n'],
    [['...', 'b', '...', 'a', '...'], 'a\nb\n'],
    [['took ... s'], 'took 7 ms\n'],
  ];
  for (const [expected, output] of differs)
    t.type(mismatch(expected, output), 'string', JSON.stringify([expected, output]));
});

t.test('a command is held to its output and to its exit code, and the message shows both', async (t) => {
  const cwd = await mkdtemp(join(tmpdir(), 'phonehome-docs-'));
  t.teardown(() => rm(cwd, { recursive: true }));
  const attempt = (command: string, ...expected: string[]) => tryStep({ where: 'here', command, expected }, cwd);
  t.equal(await attempt('echo yes | tr y Y', 'Yes'), null);
  t.match(await attempt('echo yes', 'no'), /"no"\nIt printed:\nyes\n/);
  t.match(await attempt('echo yes; exit 3', 'yes'), /exit code 3\nIt printed:\nyes\n/);
  t.match(await attempt('no-such-command', '...'), /exit code 127/);
  t.equal(await attempt('(exit 3) || echo "exit code $?"', 'exit code 3'), null);
});

t.test('a fresh clone has the commands, and no run of an earlier day', async (t) => {
  const cwd = await freshClone(t);
  t.notOk((await readdir(cwd)).includes('runs'));
  const story = { where: 'here', command: 'npx phonehome validate incident', expected: ['incident is valid...'] };
  t.equal(await tryStep(story, cwd), null);
  // An altered figure of the worksheet's kind is reported.
  t.match(await tryStep({ ...story, expected: ['incident is valid: 4 cohorts...'] }, cwd), /3 cohorts/);
});
